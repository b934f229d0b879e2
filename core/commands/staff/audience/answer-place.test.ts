import { beforeEach, expect, it } from "vitest";
import type { ChannelId, ConversationId } from "../../../kernel/ids.ts";
import { openCommandChats } from "../../../testing/commands/command-chat.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../../testing/factories/organization.ts";

const database = await testDatabase();
const chats = openCommandChats(database, { capabilities: { ephemeral: "none" } });

let office: ChannelId;
let team: ConversationId;
let adasChat: ConversationId;
let number: string;

beforeEach(async () => {
  const acme = await makeOrganization(database.owner);
  const shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  office = await makeChannel(database.owner, acme, { connector: "scripted" });
  const ada = await makeMember(database.owner, acme, "Ada");
  adasChat = (await chats.linkMember(ada, office, "ada-1")).conversationId;
  team = await chats.openStaffGroup(office, "team");
  const { conversationId } = await chats.say(shop, "Linus", "Hello");
  const { rows } = await database.owner.query("select number from comm_conversations where id = $1", [
    conversationId,
  ]);
  number = rows[0].number;
  await database.owner.query(
    "insert into comm_staff_threads (organization_id, parent_id, chat_id, conversation_id, state) values ($1, $2, $2, $3, 'open')",
    [acme, team, conversationId],
  );
});

const claim = () =>
  chats.say(office, "ada-1", `/claim #${number}`, { thread: { key: "team", kind: "group" } });

it("an answer stands in a shared chat while everybody there may see what it is about", async () => {
  const { answers } = await claim();
  expect(answers).toEqual([
    expect.objectContaining({ conversationId: team, text: `Ada takes care of #${number}.`, audience: null }),
  ]);
});

it("an answer comes to the asker's own chat, with a hint, where somebody is present whose rights nobody knows", async () => {
  await chats.say(office, "a-stranger", "Hi", { thread: { key: "team", kind: "group" } });
  const { answers } = await claim();
  expect(new Map(answers.map(({ conversationId, text }) => [conversationId, text]))).toEqual(
    new Map([
      [adasChat, `Ada takes care of #${number}.`],
      [team, "I answered you in our own chat."],
    ]),
  );
});
