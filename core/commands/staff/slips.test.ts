import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../access/index.ts";
import { inOrganization } from "../../database/index.ts";
import { retryDelivery } from "../../deliveries/index.ts";
import type { ChannelId, ConversationId, OrganizationId } from "../../kernel/ids.ts";
import type { MessageReceived } from "../../protocol/index.ts";
import { openCardRounds } from "../../testing/commands/card-round.ts";
import { openCommandChats, type Said } from "../../testing/commands/command-chat.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";

const database = await testDatabase();
const { owner } = database;
const chats = openCommandChats(database);
const cards = await openCardRounds(database);

let acme: OrganizationId;
let shop: ChannelId;
let office: ChannelId;
let ada: MemberActor;
/** Linus' conversation, and the card of it in Ada's chat, by the platform's id. */
let linus: ConversationId;
let card: string;

beforeEach(async () => {
  await owner.query("truncate outbox; delete from organizations");
  acme = await makeOrganization(owner);
  shop = await makeChannel(owner, acme, { connector: "scripted", name: "Shop" });
  office = await makeChannel(owner, acme, { connector: "scripted", name: "Office" });
  ada = await makeMember(owner, acme, "Ada");
  await chats.linkMember(ada, office, "ada-1");
  linus = (await chats.say(shop, "Linus", "Where is my parcel?")).conversationId;
  await cards.draw();
  await cards.deliverAll();
  card = (await owner.query("select message_id from comm_cards where conversation_id = $1", [linus])).rows[0]
    .message_id;
});

/** What is on its way to customers. */
const toCustomers = async () =>
  (
    await owner.query<{ body: string; author: string; held: boolean }>(
      `select m.body, m.author_name as author, d.next_attempt_at > clock_timestamp() as held
       from comm_deliveries d join comm_messages m using (organization_id)
       join comm_conversations c using (organization_id)
       where d.message_id = m.id and c.id = m.conversation_id and c.audience = 'customers' and d.state in ('queued', 'sending') order by m.sent_at`,
    )
  ).rows;
const notes = async () =>
  (
    await owner.query<{ body: string; conversation_id: string }>(
      "select body, conversation_id from comm_messages where kind = 'note' order by sent_at",
    )
  ).rows;
const say = (text: string, more: Partial<MessageReceived> = {}) => chats.say(office, "ada-1", text, more);
const words = ({ answers }: Said) => answers.map(({ text }) => text);

describe("an answer to a card in a member's own chat", () => {
  it("goes to the customer as that member, who is told to whom and may take it back for 5 s", async () => {
    const said = await say("It leaves today.", { replyTo: card });
    expect(words(said)).toEqual([
      expect.stringMatching(/^To Linus \(Scripted\), #\d+\. You can undo it for 5 s\.$/),
    ]);
    expect(said.answers[0]?.buttons?.flat().map(({ label }) => label)).toEqual(["Undo"]);
    expect(await toCustomers()).toEqual([{ body: "It leaves today.", author: "Ada", held: true }]);
    const { rows } = await owner.query("select command, entry, outcome, target_id from comm_command_uses");
    expect(rows).toEqual([{ command: "reply", entry: "card", outcome: "done", target_id: linus }]);
  });

  it("is taken back within that time, and the customer waits as before", async () => {
    const before = await owner.query("select waiting_since from comm_conversations where id = $1", [linus]);
    await say("It leaves today.", { replyTo: card });
    const [reply] = (
      await owner.query(
        "select id from comm_messages where body = 'It leaves today.' and conversation_id = $1",
        [linus],
      )
    ).rows;
    expect(words(await say(`/unsend ${reply.id}`))).toEqual(["Taken back. Nothing was sent."]);
    expect(await toCustomers()).toEqual([]);
    const after = await owner.query("select waiting_since from comm_conversations where id = $1", [linus]);
    expect(after.rows).toEqual(before.rows);
    const again = inOrganization(database, acme, (tx) => retryDelivery(tx, reply.id, false));
    await expect(again).rejects.toMatchObject({ code: "delivery_settled" });
    expect(await toCustomers()).toEqual([]);
  });

  it("is never taken back once it may have left", async () => {
    await say("It leaves today.", { replyTo: card });
    const [reply] = (
      await owner.query(
        "select id from comm_messages where body = 'It leaves today.' and conversation_id = $1",
        [linus],
      )
    ).rows;
    await owner.query(
      "update comm_deliveries set next_attempt_at = clock_timestamp() where message_id = $1",
      [reply.id],
    );
    expect(words(await say(`/unsend ${reply.id}`))).toEqual([
      "It's too late to take this reply back. It has left already.",
    ]);
    expect(await toCustomers()).toHaveLength(1);
  });

  it("is refused, in words, to somebody whose role no longer allows it", async () => {
    await owner.query("update user_roles set role = 'viewer' where user_id = $1", [ada.userId]);
    expect(words(await say("It leaves today.", { replyTo: card }))).toEqual([
      "No. You need conversation.reply.",
    ]);
    expect(await toCustomers()).toEqual([]);
  });
});

/** What a slip is made of: the text, and what the platform says of it. */
const slips: readonly (readonly [string, string, () => Partial<MessageReceived>])[] = [
  ["plain text", "ok, I'll tell him", () => ({})],
  ["plain text with a pasted command", "try this:\n/reply #1 We give up", () => ({})],
  ["a command inside a sentence", "shall I /reply that he is a fool?", () => ({})],
  ["a forwarded message", "He is a fool", () => ({ replyTo: card, forwardedFrom: "Grace" })],
  ["a forwarded command", "/reply #1 He is a fool", () => ({ forwardedFrom: "Grace" })],
  ["what a machine says", "He is a fool", () => ({ replyTo: card, automatic: true })],
  ["an answer to a message that is no card", "He is a fool", () => ({ replyTo: "unknown" })],
  ["an answer to somebody else's card", "He is a fool", () => ({ replyTo: "graces-card" })],
  ["an empty answer", " ", () => ({ replyTo: card })],
];

/** Where it slips. `shared`: replies to a card are talk among members there. */
const places = {
  "one's own chat": async () => ({}),
  "a shared chat": async () => {
    await chats.openStaffGroup(office, "team");
    return { thread: { key: "team", kind: "group" as const } };
  },
  "a staff thread": async () => {
    await openThread("thread", linus);
    return { thread: { key: "thread", kind: "group" as const } };
  },
  "the staff thread of another conversation": async () => {
    const { conversationId } = await chats.say(shop, "Margaret", "Me too");
    await openThread("other", conversationId);
    return { thread: { key: "other", kind: "group" as const } };
  },
};

async function openThread(key: string, conversationId: ConversationId): Promise<void> {
  const chatId = await chats.openStaffGroup(office, key);
  const parentId = await chats.openStaffGroup(office, `above ${key}`);
  await owner.query(
    "insert into comm_staff_threads (organization_id, parent_id, chat_id, conversation_id, state) values ($1, $2, $3, $4, 'open')",
    [acme, parentId, chatId, conversationId],
  );
}

/** Commands that are none of ours, with what the platform says of them. */
const commandSlips: readonly (readonly [string, string, Partial<MessageReceived>])[] = [
  ["for another bot", "/note@other_bot He is a fool", {}],
  ["for a name that nobody told us", "/note@acme_bot He is a fool", {}],
  ["behind a name that nobody told us", "@acme_bot /note He is a fool", {}],
  ["behind what nobody sees", "\u200b ／note@other_bot He is a fool", {}],
  [
    "in a code block",
    "/note He is a fool",
    {
      content: {
        text: { text: "/note He is a fool", marks: [{ kind: "code", start: 0, end: 18 }] },
        parts: [],
      },
    },
  ],
];

describe("a command that is none of ours", () => {
  it.each(commandSlips)("%s is neither sent nor noted, and a hint says so", async (_, text, more) => {
    await openThread("thread", linus);
    const thread = { key: "thread", kind: "group" as const };
    const hint = [expect.stringContaining("begins like a command")];
    expect(words(await say(text, { ...more, thread }))).toEqual(hint);
    await say("/mode reply", { thread });
    expect(words(await say(text, { ...more, thread }))).toEqual(hint);
    expect(words(await say(text, { ...more, replyTo: card }))).toEqual(hint);
    await say("/note", { thread });
    expect(words(await say(text, { ...more, thread }))).toEqual(hint);
    expect([await toCustomers(), await notes()]).toEqual([[], []]);
  });
});

describe("files beside a command", () => {
  it("stop it, with a hint, and the question that they answered stays open", async () => {
    const { rows } = await owner.query("select number from comm_conversations where id = $1", [linus]);
    const withPhoto = (text: string): Partial<MessageReceived> => ({
      content: { text: { text, marks: [] }, parts: [{ kind: "location", latitude: 1, longitude: 1 }] },
    });
    const hint = [expect.stringContaining("Send files from the inbox")];
    const reply = `/reply #${rows[0].number} Here is the invoice`;
    expect(words(await say(reply, withPhoto(reply)))).toEqual(hint);
    expect(words(await say(`/note #${rows[0].number}`))).toEqual(["What to say?"]);
    expect(words(await say("See the invoice", withPhoto("See the invoice")))).toEqual(hint);
    expect([await toCustomers(), await notes()]).toEqual([[], []]);
    await say("He paid.");
    expect((await notes()).map(({ body }) => body)).toEqual(["He paid."]);
  });
});

describe("a form that no question waits for", () => {
  it("is neither sent nor noted, and a hint says so", async () => {
    await openThread("thread", linus);
    const thread = { key: "thread", kind: "group" as const };
    const content: MessageReceived["content"] = {
      text: { text: "text: He is a fool", marks: [] },
      parts: [{ kind: "form", form: "cmd_late", answers: [{ name: "text", value: "He is a fool" }] }],
    };
    const hint = [expect.stringContaining("the time of this form is over")];
    expect(words(await say("text: He is a fool", { content, replyTo: card }))).toEqual(hint);
    expect(words(await say("text: He is a fool", { content, thread }))).toEqual(hint);
    await say("/mode reply", { thread });
    expect(words(await say("text: He is a fool", { content, thread }))).toEqual(hint);
    expect([await toCustomers(), await notes()]).toEqual([[], []]);
  });
});

describe("no slip reaches a customer", () => {
  it.each(Object.entries(places))("from %s", async (_, open) => {
    const grace = await makeMember(owner, acme, "Grace");
    await makeGracesCard(grace);
    const place = await open();
    for (const [, text, more] of slips) await say(text, { ...place, ...more() });
    expect(await toCustomers()).toEqual([]);
  });

  it("and what is plainly meant for them does: the same places, the same people", async () => {
    await openThread("thread", linus);
    const thread = { key: "thread", kind: "group" as const };
    await say("/mode reply", { thread });
    const said = await say("It leaves today.", { thread });
    expect(words(said)).toEqual([expect.stringContaining("To Linus")]);
    await say("/mode note", { thread });
    await say("He seems angry.", { thread });
    expect((await toCustomers()).map(({ body }) => body)).toEqual(["It leaves today."]);
    expect(await notes()).toEqual([{ body: "He seems angry.", conversation_id: linus }]);
  });

  it("nor does a mode that somebody else switched on, or that has ended", async () => {
    const grace = await makeMember(owner, acme, "Grace");
    await chats.linkMember(grace, office, "grace-1");
    await openThread("thread", linus);
    const thread = { key: "thread", kind: "group" as const };
    await chats.say(office, "grace-1", "/mode reply", { thread });
    await say("Ada thinks aloud.", { thread });
    await owner.query("update comm_reply_modes set until = clock_timestamp()");
    await chats.say(office, "grace-1", "Grace thinks aloud.", { thread });
    expect(await toCustomers()).toEqual([]);
    expect(await notes()).toHaveLength(2);
  });
});

/** A card in a chat of Grace's that Ada found a way to answer. */
async function makeGracesCard(grace: MemberActor): Promise<void> {
  await owner.query(
    `insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_name, body, external_id, sent_at, received_at)
     select organization_id, chat_id, new_id('msg'), $2, 'out', 'message', 'system', 'Card', 'Card', 'graces-card', clock_timestamp(), clock_timestamp() from comm_cards where message_id = $1`,
    [card, office],
  );
  await owner.query(
    `insert into comm_card_messages (organization_id, message_id, conversation_id, user_id) select organization_id, id, $1, $2 from comm_messages where external_id = 'graces-card'`,
    [linus, grace.userId],
  );
}
