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
  await database.owner.query("update comm_channels set health_account = '@acme_bot' where id = $1", [office]);
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

it("an answer is judged by the conversation it is about, where the chat is about none", async () => {
  await database.owner.query("delete from comm_staff_threads");
  await chats.say(office, "a-stranger", "Hi", { thread: { key: "team", kind: "group" } });
  const { answers } = await chats.say(office, "ada-1", `/reply #${number} On its way`, {
    thread: { key: "team", kind: "group" },
  });
  expect(new Map(answers.map(({ conversationId, text }) => [conversationId, text]))).toEqual(
    new Map([
      [adasChat, `To Linus (Scripted), #${number}. You can undo it for 5 s.`],
      [team, "I answered you in our own chat."],
    ]),
  );
});

it("nothing of another conversation stands in a group with customers", async () => {
  const fans = { thread: { key: "fans", kind: "group" } } as const;
  const { conversationId: group } = await chats.say(office, "Margaret", "Hello", fans);
  await database.owner.query("update comm_conversations set member_commands = true where id = $1", [group]);
  const { answers } = await chats.say(office, "ada-1", `/reply@acme_bot #${number} On its way`, fans);
  expect(answers).toContainEqual(
    expect.objectContaining({ conversationId: adasChat, text: expect.stringContaining("To Linus") }),
  );
  expect(answers.filter(({ conversationId }) => conversationId === group)).toEqual([
    expect.objectContaining({ text: "I answered you in our own chat." }),
  ]);
});
