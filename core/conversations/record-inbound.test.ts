import { beforeEach, describe, expect, it, vi } from "vitest";
import { inOrganization } from "../database/index.ts";
import type { ChannelId, ConversationId, OrganizationId } from "../kernel/ids.ts";
import { plain, type MessageReceived } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeArrival } from "../testing/factories/arrival.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { closeConversation } from "./change-state.ts";
import { createRecorder } from "./record-inbound.ts";

const database = await testDatabase();
const record = createRecorder(database, true);

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
});

const says = (who: string, text: string, more: Partial<MessageReceived> = {}) => record(makeArrival(shop, who, text, more));
const echo = { author: "account", from: { identities: [{ kind: "user_id", value: "our-bot" }], name: "Our bot" } } as const satisfies Partial<MessageReceived>;

async function rows<T extends object>(text: string, ...values: unknown[]): Promise<T[]> {
  return (await database.owner.query<T>(text, [acme, ...values])).rows;
}

const conversations = () => rows<{ id: ConversationId; status: string; title: string; contact: string | null; message_count: number; inbound_count: number; last: string }>(
  `select c.id, c.status, c.title, k.name as contact, c.message_count, c.inbound_count, m.body as last from comm_conversations c
   left join comm_contacts k on k.id = c.contact_id left join comm_messages m on m.id = c.last_message_id where c.organization_id = $1 order by c.created_at`,
);
const words = async () => (await rows<{ body: string }>("select body from comm_messages where organization_id = $1 order by sent_at, position, id")).map(({ body }) => body);
const resolve = () => inOrganization(database, acme, async (tx) => closeConversation(tx, (await conversations())[0]?.id ?? "cnv_"));

describe("a customer's first message", () => {
  it("makes a contact, a conversation and a promise to act", async () => {
    expect(await says("Ada", "Hello")).toMatchObject({ kind: "recorded", organizationId: acme, claimed: { event: { kind: "message_received", first: true }, attempts: 1 } });
    expect(await conversations()).toMatchObject([{ status: "open", title: "Ada", contact: "Ada", message_count: 1, inbound_count: 1, last: "Hello" }]);
    expect(await rows("select kind, done_at from outbox where organization_id = $1")).toEqual([{ kind: "message_received", done_at: null }]);
    expect(await rows("select k.name from comm_participants p join comm_contacts k on k.id = p.contact_id where p.organization_id = $1")).toEqual([{ name: "Ada" }]);
  });

  it("stays unleased where workers act on it", async () => {
    expect(await createRecorder(database, false)(makeArrival(shop, "Ada", "Hello"))).toMatchObject({ kind: "recorded", claimed: null });
  });
});

describe("a repeat", () => {
  it("of the event changes nothing", async () => {
    await says("Ada", "Hello", { key: "same" });
    expect(await says("Ada", "Hello", { key: "same" })).toEqual({ kind: "duplicate" });
    expect(await conversations()).toMatchObject([{ message_count: 1, inbound_count: 1 }]);
  });

  it("of the message under another event changes nothing", async () => {
    await says("Ada", "Hello", { externalId: "one" });
    expect(await says("Ada", "Hello", { externalId: "one" })).toEqual({ kind: "duplicate" });
    expect(await rows("select id from outbox where organization_id = $1")).toHaveLength(1);
  });

  it("within one burst is stored once", async () => {
    const told = await Promise.all(Array.from({ length: 20 }, () => says("Ada", "Hello", { key: "burst", externalId: "burst" })));
    expect(told.filter(({ kind }) => kind === "recorded")).toHaveLength(1);
    expect(await words()).toEqual(["Hello"]);
  });

  it("does not reach another channel, where the same key is another event", async () => {
    const other = await makeChannel(database.owner, acme);
    await says("Ada", "Hello", { key: "1", externalId: "1" });
    expect(await record(makeArrival(other, "Ada", "Hello there", { key: "1", externalId: "1" }))).toMatchObject({ kind: "recorded" });
    expect(await words()).toEqual(["Hello", "Hello there"]);
  });
});

describe("a burst", () => {
  it("of many people, channels and organizations is told apart", async () => {
    const globex = await makeOrganization(database.owner, "Globex");
    const elsewhere = await makeChannel(database.owner, globex);
    const told = await Promise.all(Array.from({ length: 30 }, (_, index) => record(makeArrival(index % 3 === 0 ? elsewhere : shop, `Person ${index % 6}`, `${index}`))));
    expect(told.map((one) => one.kind === "recorded" && one.organizationId)).toEqual(told.map((_, index) => (index % 3 === 0 ? globex : acme)));
    expect(await conversations()).toHaveLength(4);
  });

  it("through several processes, threads in any order, neither blocks itself nor splits a thread", async () => {
    const processes = Array.from({ length: 4 }, () => createRecorder(database, true));
    const people = Array.from({ length: 12 }, (_, index) => `Person ${index}`);
    await Promise.all(processes.flatMap((through, turn) => (turn % 2 ? people : people.toReversed()).map((who) => through(makeArrival(shop, who, `${who} ${turn}`)))));
    expect((await conversations()).map(({ inbound_count }) => inbound_count)).toEqual(people.map(() => processes.length));
    expect(await rows("select id from comm_contacts where organization_id = $1")).toHaveLength(people.length);
  });

  it("keeps the provider's order, not the arrival's", async () => {
    const at = "2026-06-01T10:00:00Z";
    await Promise.all(["3", "1", "2"].map((position) => says("Ada", position, { occurredAt: at, position })));
    expect(await words()).toEqual(["1", "2", "3"]);
    expect(await conversations()).toMatchObject([{ last: "3" }]);
  });
});

describe("a resolved conversation", () => {
  it("reopens when the customer writes", async () => {
    await says("Ada", "Hello");
    await resolve();
    await says("Ada", "One more thing");
    expect(await conversations()).toMatchObject([{ status: "open", message_count: 2 }]);
  });

  it("stays resolved when our own account writes elsewhere", async () => {
    await says("Ada", "Hello");
    await resolve();
    await says("Ada", "Bye", echo);
    expect(await conversations()).toMatchObject([{ status: "resolved", message_count: 2, last: "Bye" }]);
  });

  it("keeps the message that arrives while somebody is resolving it", async () => {
    await says("Ada", "Hello");
    let told: ReturnType<typeof says> | undefined;
    await inOrganization(database, acme, async (tx) => {
      await closeConversation(tx, (await conversations())[0]?.id ?? "cnv_");
      told = says("Ada", "Wait");
      await vi.waitFor(async () => expect(await rows("select from pg_locks where not granted and $1 <> ''")).not.toEqual([]));
    });
    expect(await told).toMatchObject({ kind: "recorded" });
    expect(await conversations()).toMatchObject([{ status: "open", message_count: 2, last: "Wait" }]);
  });
});

describe("our own account's message from elsewhere", () => {
  it("asks for nothing and leaves room for the customer it was for", async () => {
    expect(await says("Ada", "Good morning", echo)).toMatchObject({ kind: "recorded", claimed: null, contactId: null });
    expect(await conversations()).toMatchObject([{ contact: null, inbound_count: 0 }]);
    await says("Ada", "Hello");
    expect(await conversations()).toMatchObject([{ contact: "Ada", inbound_count: 1 }]);
    expect(await rows("select contact_id from comm_participants where organization_id = $1")).toHaveLength(1);
  });
});

describe("a group", () => {
  const group = { thread: { key: "friends", kind: "group", title: "Friends" } } as const;

  it("is one conversation that all who write take part in", async () => {
    await Promise.all(["Ada", "Grace", "Ada"].map((who) => says(who, `I am ${who}`, group)));
    expect(await conversations()).toMatchObject([{ title: "Friends", message_count: 3 }]);
    expect(await rows("select contact_id from comm_participants where organization_id = $1")).toHaveLength(2);
  });

  it("has whoever left and writes again back", async () => {
    await says("Ada", "Hello", group);
    await database.owner.query("update comm_participants set left_at = clock_timestamp() where organization_id = $1", [acme]);
    await says("Ada", "Back", group);
    expect(await rows("select left_at from comm_participants where organization_id = $1")).toEqual([{ left_at: null }]);
  });
});

describe("a late message", () => {
  it("takes its place in the thread and does not become the last", async () => {
    await says("Ada", "second", { occurredAt: "2026-06-01T10:00:01Z" });
    await says("Ada", "first", { occurredAt: "2026-06-01T10:00:00Z" });
    expect(await words()).toEqual(["first", "second"]);
    expect(await conversations()).toMatchObject([{ last: "second", inbound_count: 2 }]);
  });

  it("from the far future counts as of now, so that the next one can be the last", async () => {
    await says("Ada", "from 2099", { occurredAt: "2099-01-01T00:00:00Z" });
    await says("Ada", "from now", { occurredAt: new Date(Date.now() + 1_000).toISOString() });
    expect(await conversations()).toMatchObject([{ last: "from now" }]);
  });
});

describe("an answer", () => {
  const repliesTo = async () => (await rows<{ quoted: string | null }>("select q.body as quoted from comm_messages m left join comm_messages q on q.id = m.reply_to_id where m.organization_id = $1 and m.body = 'Yes'"))[0]?.quoted;

  it("names the message it answers", async () => {
    await says("Ada", "Is it open?", { externalId: "question" });
    await says("Ada", "Yes", { replyTo: "question" });
    expect(await repliesTo()).toBe("Is it open?");
  });

  it("to a message nobody knows is kept all the same", async () => {
    await says("Ada", "Yes", { replyTo: "unheard" });
    expect(await repliesTo()).toBeNull();
  });

  it("does not show one customer what another wrote", async () => {
    await says("Grace", "My secret", { externalId: "secret" });
    await says("Ada", "Yes", { replyTo: "secret" });
    expect(await repliesTo()).toBeNull();
  });
});

describe("what Postgres or the provider cannot mean", () => {
  it("is mended: NUL and lone surrogates, in names as in values", async () => {
    const arrival = makeArrival(shop, "Ada", "a\u0000b\ud800c");
    expect(await record({ ...arrival, payload: { "\u0000name": "\udfff" } })).toMatchObject({ kind: "recorded" });
    expect(await words()).toEqual(["a\uFFFDb\uFFFDc"]);
  });

  it("leaves odd measures out, not the message", async () => {
    const media = { reference: { id: "f" }, width: 10.6, height: 1e300, durationMs: -1, size: 5 };
    await says("Ada", "", { content: { text: plain(""), parts: [{ kind: "image", media }] } });
    expect(await rows("select width, height, duration_ms, size from comm_attachments where organization_id = $1")).toEqual([{ width: 11, height: null, duration_ms: null, size: "5" }]);
  });

  it.each([["a date that is none", { occurredAt: "the 32nd of May" }], ["a position beyond 64 bits", { position: "9".repeat(30) }], ["a thread's key of 10,000 letters", { thread: { key: crypto.getRandomValues(new Uint8Array(9_000)).toHex(), kind: "direct" as const } }]])("fails alone: %s", async (_, odd) => {
    const [poison, sound] = await Promise.allSettled([says("Ada", "poison", odd), says("Grace", "sound")]);
    expect([poison.status, sound.status]).toEqual(["rejected", "fulfilled"]);
    expect(await words()).toEqual(["sound"]);
  });

  it("is taken at length: two megabytes of text", async () => {
    await says("Ada", "x".repeat(2_000_000));
    expect((await words())[0]).toHaveLength(2_000_000);
  });
});
