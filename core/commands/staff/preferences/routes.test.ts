import { beforeEach, expect, it } from "vitest";
import type { MemberActor } from "../../../access/index.ts";
import { openCardRounds } from "../../../testing/commands/card-round.ts";
import { openCommandChats } from "../../../testing/commands/command-chat.ts";
import { openCommandRoom } from "../../../testing/commands/command-room.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../../testing/factories/organization.ts";
import type { ChannelId, ConversationId } from "../../../kernel/ids.ts";

const database = await testDatabase();
const { owner } = database;
const room = openCommandRoom(database);
const chats = openCommandChats(database);
const cards = await openCardRounds(database);

let shop: ChannelId;
let ada: MemberActor;
let adasChat: ConversationId;

beforeEach(async () => {
  await owner.query("truncate outbox; delete from organizations");
  const acme = await makeOrganization(owner);
  shop = await makeChannel(owner, acme, { connector: "scripted" });
  ada = await makeMember(owner, acme, "Ada", "agent");
  adasChat = (await chats.linkMember(ada, await makeChannel(owner, acme, { connector: "scripted" }), "ada-1"))
    .conversationId;
});

const choose = (more: object = {}) =>
  room.ask(ada, "put", "/me/cards", {
    kinds: ["new", "assigned", "mentioned", "waiting"],
    quiet: null,
    timeZone: "Europe/Berlin",
    ...more,
  });
const shown = async () =>
  (
    await owner.query("select from comm_messages where conversation_id = $1 and direction = 'out'", [
      adasChat,
    ])
  ).rowCount;

it("a member who chose nothing gets every card, at any time", async () => {
  expect((await room.ask(ada, "get", "/me/cards")).body).toMatchObject({
    kinds: ["new", "assigned", "mentioned", "waiting"],
    quiet: null,
  });
});

it("a member gets cards of the kinds they chose only", async () => {
  expect((await choose({ kinds: ["mentioned"] })).status).toBe(200);
  const { conversationId } = await chats.say(shop, "Linus", "Hello");
  await cards.draw("now");
  expect(await shown()).toBe(0);
  await owner.query("update comm_conversations set assignee_id = null where id = $1", [conversationId]);
  await choose({ kinds: ["new"] });
  await chats.say(shop, "Linus", "Anybody?");
  await cards.draw("now");
  expect(await shown()).toBe(1);
});

it("no card comes in quiet hours, and one does when they are over if it still matters", async () => {
  await choose({ quiet: { from: "00:00", to: "00:00" } });
  await chats.say(shop, "Linus", "Hello");
  const answered = await chats.say(shop, "Margaret", "Me too");
  await cards.draw();
  expect(await shown()).toBe(0);
  await owner.query("update comm_conversations set status = 'resolved' where id = $1", [
    answered.conversationId,
  ]);
  await cards.draw("now");
  expect(await shown()).toBe(1);
});

it.each([
  [{ kinds: ["everything"] }],
  [{ quiet: { from: "22:00" } }],
  [{ quiet: { from: "25:00", to: "07:00" } }],
  [{ timeZone: "Mars/Olympus" }],
])("what makes no sense is refused: %o", async (more) => {
  expect((await choose(more)).status).toBe(422);
});
