import { beforeEach, expect, it } from "vitest";
import { rooms } from "../../../../hub/rooms.ts";
import type { Command } from "../../../access/index.ts";
import type { ChannelId } from "../../../kernel/ids.ts";
import { openCommandChats } from "../../../testing/commands/command-chat.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../../testing/factories/organization.ts";

const database = await testDatabase();
const chats = openCommandChats(database);
const crew = { thread: { key: "crew", kind: "group" as const } };

/** These name nothing of customers. */
const OPEN = ["hours", "health"];

const reads = rooms
  .flatMap((room): readonly Command[] => ("commands" in room ? room.commands : []))
  .filter((one) => one.for === "member" && !one.action && one.where.includes("staff"))
  .filter(({ name }) => !OPEN.includes(name));

let shop: ChannelId;
let number: string;

beforeEach(async () => {
  const acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  const grace = await makeMember(database.owner, acme, "Grace", "admin");
  await chats.linkMember(grace, shop, "grace");
  await chats.openStaffGroup(shop, "crew");
  const { conversationId } = await chats.say(shop, "Linus", "Hello");
  const { rows } = await database.owner.query("select number from comm_conversations where id = $1", [
    conversationId,
  ]);
  number = `#${rows[0].number}`;
});

it.each(reads)("/$name answers whoever asks alone, in a chat of members", async ({ example }) => {
  const { answers } = await chats.say(shop, "grace", example.replace("#12", number), crew);
  expect(answers.length).toBeGreaterThan(0);
  for (const { audience } of answers) expect(audience).toBe("grace");
});
