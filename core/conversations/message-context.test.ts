import { beforeEach, describe, expect, it } from "vitest";
import { inOrganization } from "../database/index.ts";
import type { ChannelId, ConversationId, MessageId, OrganizationId } from "../kernel/ids.ts";
import { plain, type InboundPart, type MessageReceived } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { createSummaryLoader } from "./load-message-summary.ts";
import { readConversations, readMessages } from "./queries.ts";
import { createRecorder, type Recorded } from "./record-inbound.ts";

const database = await testDatabase();
const record = createRecorder(database, true);

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
});

/** Ada says something, in a thread of her own unless `more` says otherwise. */
async function says(text: string, more: Partial<MessageReceived> = {}) {
  const recorded = await record(makeInboundMessage(shop, "Ada", text, more));
  if (recorded.kind !== "recorded") throw new Error("It was known before.");
  return recorded;
}

const shown = async ({ messageId }: { readonly messageId: MessageId }) =>
  (await inOrganization(database, acme, (tx) => readMessages(tx, [messageId])))[0];
const listed = async ({ conversationId }: { readonly conversationId: ConversationId }) =>
  (await inOrganization(database, acme, (tx) => readConversations(tx, [conversationId])))[0];
const isFirst = ({ claimed }: Extract<Recorded, { kind: "recorded" }>) =>
  claimed?.event.kind === "message_received" && claimed.event.first;

const echo = {
  author: "account",
  from: { identities: [{ kind: "user_id", value: "our-bot" }], name: "Our bot" },
} as const satisfies Partial<MessageReceived>;

describe("what a message replies to", () => {
  const known = { externalId: "m-1", text: "Point one is right. Point two is wrong." };
  beforeEach(() => says(known.text, { externalId: known.externalId }));

  it("F4: is the passage that was chosen", async () => {
    const quote = { text: "Point two\nis wrong.", passage: true, authorName: "Shop" } as const;
    const reply = await shown(await says("No", { replyTo: known.externalId, quote }));
    expect(reply?.replyTo).toMatchObject({ preview: "Point two is wrong.", authorName: "Ada" });
    expect(reply?.replyTo?.id).not.toBeNull();
  });

  it("F4: is our own record of a message, not the platform's", async () => {
    const reply = await says("No", { replyTo: known.externalId, quote: { text: "Something else" } });
    expect((await shown(reply))?.replyTo).toMatchObject({ preview: known.text });
  });

  it.each([
    [{ text: "Order 77 has been shipped.", authorName: "Orders" }, "Order 77 has been shipped.", "Orders"],
    [{ text: "", kind: "image" } as const, "[image]", ""],
    [{ text: "", kind: "story", authorName: "Shop" } as const, "[story]", "Shop"],
  ])("F4: is the platform's word for a message the hub never saw: %j", async (quote, preview, authorName) => {
    const reply = await says("Where is it?", { replyTo: "never-seen", quote });
    expect((await shown(reply))?.replyTo).toEqual({ id: null, preview, authorName });
  });

  it("F4: is hidden with a message that was deleted", async () => {
    await database.owner.query(
      "update comm_messages set deleted_at = now() where organization_id = $1 and external_id = 'm-1'",
      [acme],
    );
    const quote = { text: "Point two is wrong.", passage: true } as const;
    const reply = await says("No", { replyTo: known.externalId, quote });
    expect((await shown(reply))?.replyTo).toMatchObject({ preview: "" });
  });
});

it("F4: a forwarded message says whose words it brings", async () => {
  expect(await shown(await says("I want my money back", { forwardedFrom: "Omar" }))).toMatchObject({
    author: { name: "Ada" },
    forwardedFrom: "Omar",
  });
  expect(await shown(await says("Hello"))).toMatchObject({ forwardedFrom: null });
});

describe("the title of a group", () => {
  const inGroup = (title: string, occurredAt: string, more: object = {}) =>
    says("Hello", { occurredAt, thread: { key: "group", kind: "group", title, ...more } });

  it("F5: is the newest that a message tells", async () => {
    const first = await inGroup("Old", "2026-06-01T10:00:00Z");
    await inGroup("New", "2026-06-01T10:00:05Z");
    expect(await listed(first)).toMatchObject({ title: "New" });
  });

  it("F5: is not brought back by a late message", async () => {
    const first = await inGroup("New", "2026-06-01T10:00:05Z");
    await inGroup("Old", "2026-06-01T10:00:00Z");
    expect(await listed(first)).toMatchObject({ title: "New" });
  });

  it("F5: is not the one it began with, when a message repeats only that", async () => {
    const first = await inGroup("New", "2026-06-01T10:00:00Z");
    await says("Hello", {
      occurredAt: "2026-06-01T10:00:05Z",
      thread: { key: "group", kind: "group", initialTitle: "Old" },
    });
    expect(await listed(first)).toMatchObject({ title: "New" });
  });

  it("F5: begins as what the first message repeats", async () => {
    const first = await says("Hello", {
      thread: { key: "topic", kind: "group", initialTitle: "Fans › Repairs" },
    });
    expect(await listed(first)).toMatchObject({ title: "Fans › Repairs" });
  });
});

describe("the first message", () => {
  it("F9: is the one before which nobody said anything", async () => {
    expect(isFirst(await says("Hello"))).toBe(true);
    expect(isFirst(await says("Hello?"))).toBe(false);
  });

  it("F9: is not the answer to what our side began with, however late", async () => {
    await says("Hello, it is us", { ...echo, occurredAt: "2026-05-01T10:00:00Z" });
    await database.owner.query(
      "update comm_conversations set bot_paused_until = null where organization_id = $1",
      [acme],
    );
    expect(isFirst(await says("Oh, hello"))).toBe(false);
  });

  it("F9: nor in the same batch", async () => {
    const said = [
      makeInboundMessage(shop, "Ada", "It is us", echo),
      makeInboundMessage(shop, "Ada", "Hello"),
    ];
    const recorded = await Promise.all(said.map(record));
    expect(recorded.map((one) => one.kind === "recorded" && isFirst(one))).toEqual([false, false]);
  });
});

describe("what nobody is to answer", () => {
  it("F1: waits for no responder", async () => {
    expect(await says("Sale today", { broadcast: true })).toMatchObject({ claimed: null, waits: false });
    expect(await says("Is that so?")).toMatchObject({ waits: true });
  });

  it("F1: waits for none behind a message that does", async () => {
    expect(await says("Hello")).toMatchObject({ waits: true });
    expect(await says("Sale today", { broadcast: true })).toMatchObject({ claimed: null, waits: false });
  });
});

describe("a person without a name", () => {
  const nameless = { identities: [{ kind: "user_id", value: "5356735208" }] } as const;
  const summaryOf = ({ messageId }: { readonly messageId: MessageId }) =>
    createSummaryLoader(database)({ organizationId: acme, messageId });

  it.each([
    ["an identifier", nameless, "5356735208"],
    ["a name that nobody can see", { ...nameless, name: "\u2800" }, "5356735208"],
    ["a nickname", { ...nameless, nickname: "Visitor QMPT" }, "Visitor QMPT"],
  ])("F19, pages 7: has %s in lists, and nothing to be greeted by", async (_, from, name) => {
    const recorded = await says("Hello", { from });
    expect(await listed(recorded)).toMatchObject({ title: name });
    expect(recorded.claimed?.summary).toMatchObject({ authorName: "" });
    expect(await summaryOf(recorded)).toMatchObject({ authorName: "", group: false });
  });

  it("F19: is greeted by the name another has", async () =>
    expect(await summaryOf(await says("Hello"))).toMatchObject({ authorName: "Ada" }));
});

describe("what comes along", () => {
  const brings = (part: InboundPart) => says("", { content: { text: plain(""), parts: [part] } });

  it("F14: as a sticker shows its emoji, in the thread and in the list", async () => {
    const media = { reference: {}, emoji: "😡" };
    const recorded = await brings({ kind: "sticker", media });
    expect((await shown(recorded))?.parts).toMatchObject([{ kind: "sticker", emoji: "😡" }]);
    expect((await listed(recorded))?.lastMessage).toMatchObject({ preview: "[sticker] 😡" });
  });

  it("as the value of a pressed button is shown nowhere", async () => {
    const recorded = await brings({ kind: "press", value: "p1.secret" });
    expect((await shown(recorded))?.parts).toEqual([]);
    expect((await listed(recorded))?.lastMessage).toMatchObject({ preview: "" });
  });

  it.each([
    ["inv\u202Egpj.exe", "invgpj.exe"],
    ["../../etc/x", "x"],
  ])("F20: as a file has a name that is safe to show: %j", async (fileName, clean) => {
    const recorded = await brings({ kind: "file", media: { reference: {}, fileName } });
    expect((await shown(recorded))?.parts).toMatchObject([{ attachment: { fileName: clean } }]);
  });

  it("F21: and could not be fetched says why", async () => {
    const recorded = await brings({ kind: "file", media: { reference: {}, fileName: "film.mp4" } });
    expect((await shown(recorded))?.parts).toMatchObject([
      { attachment: { state: "pending", failure: null } },
    ]);
    await database.owner.query(
      "update comm_attachments set state = 'failed', failure = 'Bots can''t download files over 20 MB from Telegram.' where organization_id = $1",
      [acme],
    );
    expect((await shown(recorded))?.parts).toMatchObject([
      { attachment: { state: "failed", failure: "Bots can't download files over 20 MB from Telegram." } },
    ]);
  });
});

describe("the order of one second", () => {
  const bodies = async () =>
    (
      await database.owner.query<{ body: string }>(
        "select body from comm_messages where organization_id = $1 order by sent_at, position, id",
        [acme],
      )
    ).rows.map(({ body }) => body);
  const press = (at = "2026-06-01T10:00:05.600Z") =>
    makeInboundMessage(shop, "Ada", "(pressed)", { occurredAt: at, position: undefined as never });
  const text = (body: string, position: string, at = "2026-06-01T10:00:05Z") =>
    makeInboundMessage(shop, "Ada", body, { occurredAt: at, position });

  it.each([
    [
      "one after the other",
      (all: ReturnType<typeof press>[]) =>
        all.reduce<Promise<unknown>>((before, one) => before.then(() => record(one)), Promise.resolve()),
    ],
    ["in one batch", (all: ReturnType<typeof press>[]) => Promise.all(all.map(record))],
  ])("F22: is the order of arrival where the platform says no time: %s", async (_, tell) => {
    await tell([text("before", "400"), press(), text("after", "401"), press("2026-06-01T10:00:05.900Z")]);
    expect(await bodies()).toEqual(["before", "(pressed)", "after", "(pressed)"]);
  });

  it("F22: begins with a press where it came first", async () => {
    await record(text("long ago", "399", "2026-06-01T09:00:00Z"));
    await record(press());
    await record(text("after", "400"));
    expect(await bodies()).toEqual(["long ago", "(pressed)", "after"]);
  });

  it("pages 16: shows in the list what a person said last, whatever a rule says in the same second", async () => {
    const first = await record(text("Hello", "400"));
    if (first.kind !== "recorded") throw new Error("It was known before.");
    await database.owner.query(
      "select store_messages(array[jsonb_populate_record(null::message_row, $1)], row('30 minutes', 20, '10 minutes')::conversation_policy)",
      [
        {
          organization_id: acme,
          conversation_id: first.conversationId,
          id: "msg_greeting",
          direction: "out",
          author_kind: "rule",
          author_name: "Greeting",
          body: "Hello, thanks for writing",
          automatic: true,
          sent_at: "2026-06-01T10:00:05.4Z",
        },
      ],
    );
    await record(text("👍", "401"));
    expect((await listed(first))?.lastMessage).toMatchObject({ preview: "👍" });
  });
});
