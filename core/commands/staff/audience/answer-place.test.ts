import { beforeEach, expect, it } from "vitest";
import type { ChannelId, ConversationId, MessageId } from "../../../kernel/ids.ts";
import { toOperation } from "../../../outbound/to-operation.ts";
import { BARE } from "../../../testing/bare-capabilities.ts";
import { openCommandChats } from "../../../testing/commands/command-chat.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { unsafeCast } from "../../../kernel/trust.ts";
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
  office = await makeChannel(database.owner, acme, { connector: "scripted", name: "Office" });
  await database.owner.query("update comm_channels set health_account = '@acme_bot' where id = $1", [office]);
  const ada = await makeMember(database.owner, acme, "Ada", "admin");
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

const inTeam = { thread: { key: "team", kind: "group" as const } };
const shown = (answers: readonly { readonly conversationId: string; readonly text: string }[]) =>
  new Map(answers.map(({ conversationId, text }) => [conversationId, text]));

/** Renders every answer to a message as it leaves; throws for one that the platform can't show. */
async function render(messageId: MessageId) {
  const { rows } = await database.owner.query(
    `select d.payload, m.body, c.thread_key as key, c.thread_kind as kind from comm_deliveries d
     join comm_messages m on m.organization_id = d.organization_id and m.id = d.message_id
     join comm_conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id where m.caused_by = $1`,
    [messageId],
  );
  return rows.map(({ key, kind, ...row }) => {
    const task = { operation: "send", thread: { key, kind }, marks: [], parts: [], buttons: null, ...row };
    return toOperation(unsafeCast(task), async () => new Uint8Array(), BARE).kind;
  });
}

it("a question that tells nothing is asked in the shared chat, and answered there", async () => {
  const { answers, messageId } = await chats.say(office, "ada-1", `/note #${number}`, inTeam);
  expect(shown(answers)).toEqual(new Map([[team, "What to say?"]]));
  expect(await render(messageId)).toEqual(["send"]);
  const noted = await chats.say(office, "ada-1", "Paid twice.", inTeam);
  expect(noted.answers[0]?.text).toBe(`Noted in #${number}.`);
});

it("a question that tells something is asked in the asker's own chat, and answered there", async () => {
  const asked = await chats.say(office, "ada-1", "/channel pause Office", inTeam);
  expect([...shown(asked.answers).keys()].toSorted()).toEqual([adasChat, team].toSorted());
  expect(shown(asked.answers).get(team)).toBe("I answered you in our own chat.");
  expect(await render(asked.messageId)).toEqual(["send", "send"]);
  expect((await chats.say(office, "ada-1", "Yes", inTeam)).answers[0]?.text).not.toContain("paused");
  const { answers } = await chats.say(office, "ada-1", "Yes");
  expect(answers[0]?.text).toContain("Office is paused.");
});

it("what is wrong with a command is said in the asker's own chat", async () => {
  const { answers, messageId } = await chats.say(office, "ada-1", "/note #99999 Hello", inTeam);
  expect(shown(answers).get(team)).toBe("I answered you in our own chat.");
  expect(shown(answers).get(adasChat)).toContain("There is no conversation");
  expect(await render(messageId)).toEqual(["send", "send"]);
});

it("what may stand nowhere is not said, and opens no question", async () => {
  await database.owner.query("update comm_member_accounts set conversation_id = null");
  const { answers, messageId } = await chats.say(office, "ada-1", "/channel pause Office", inTeam);
  expect(shown(answers)).toEqual(
    new Map([[team, "I can't answer that here, where others read it. Write to me directly."]]),
  );
  expect(await render(messageId)).toEqual(["send"]);
  expect((await database.owner.query("select from comm_command_dialogues")).rowCount).toBe(0);
});
