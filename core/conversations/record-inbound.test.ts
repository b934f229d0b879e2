import { beforeEach, describe, expect, it } from "vitest";
import { performWithin } from "../audit/index.ts";
import { inOrganization } from "../database/index.ts";
import type { ChannelId, ConversationId, OrganizationId } from "../kernel/ids.ts";
import { plain, type MessageReceived } from "../protocol/index.ts";
import { sessionsBlocked } from "../testing/blocked-sessions.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { resolveConversation } from "./resolve-conversation.ts";
import { queueReplies } from "./queue-reply.ts";
import { createRecorder } from "./record-inbound.ts";

const database = await testDatabase();
const record = createRecorder(database, true);

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
});

const says = (who: string, text: string, more: Partial<MessageReceived> = {}) =>
  record(makeInboundMessage(shop, who, text, more));
const echo = {
  author: "account",
  from: { identities: [{ kind: "user_id", value: "our-bot" }], name: "Our bot" },
} as const satisfies Partial<MessageReceived>;

async function rows<T extends object>(text: string, ...values: unknown[]): Promise<T[]> {
  return (await database.owner.query<T>(text, [acme, ...values])).rows;
}

const conversations = () =>
  rows<{
    id: ConversationId;
    status: string;
    title: string;
    contact: string | null;
    message_count: number;
    inbound_count: number;
    last: string;
  }>(
    `select c.id, c.status, c.title, k.name as contact, c.message_count, c.inbound_count, m.body as last from comm_conversations c
   left join comm_contacts k on k.id = c.contact_id left join comm_messages m on m.id = c.last_message_id where c.organization_id = $1 order by c.created_at`,
  );
const words = async () =>
  (
    await rows<{ body: string }>(
      "select body from comm_messages where organization_id = $1 order by sent_at, position, id",
    )
  ).map(({ body }) => body);
const olga = () => makeMember(database.owner, acme, "Olga", "supervisor");
const resolve = async () => {
  const by = { actor: await olga() };
  await inOrganization(database, acme, async (tx) =>
    performWithin(tx, {}, resolveConversation, by, (await conversations())[0]?.id ?? "", undefined),
  );
};

describe("a customer's first message", () => {
  it("makes a contact, a conversation and a promise to act", async () => {
    expect(await says("Ada", "Hello")).toMatchObject({
      kind: "recorded",
      organizationId: acme,
      claimed: { event: { kind: "message_received", first: true }, attempts: 1 },
    });
    expect(await conversations()).toMatchObject([
      { status: "open", title: "Ada", contact: "Ada", message_count: 1, inbound_count: 1, last: "Hello" },
    ]);
    expect(await rows("select kind, done_at from outbox where organization_id = $1")).toEqual([
      { kind: "message_received", done_at: null },
    ]);
    expect(
      await rows(
        "select k.name from comm_participants p join comm_contacts k on k.id = p.contact_id where p.organization_id = $1",
      ),
    ).toEqual([{ name: "Ada" }]);
  });

  it("stays unleased where workers act on it", async () => {
    expect(await createRecorder(database, false)(makeInboundMessage(shop, "Ada", "Hello"))).toMatchObject({
      kind: "recorded",
      claimed: null,
    });
  });
});

describe("the last message of a conversation", () => {
  it.each(["direct", "group"] as const)(
    "is what a customer wrote in the second of our reply, though a platform that counts seconds dates it before, in a %s chat",
    async (kind) => {
      const thread = { key: "theirs", kind };
      await says("Ada", "Hello", { thread, occurredAt: "2026-06-01T10:00:00Z" });
      await database.owner.query(
        "update comm_conversations set last_message_at = '2026-06-01T10:00:05.7Z' where organization_id = $1",
        [acme],
      );
      await says("Ada", "And another thing", { thread, occurredAt: "2026-06-01T10:00:05Z" });
      expect(
        await rows(
          "select m.body from comm_conversations c join comm_messages m on m.id = c.last_message_id where c.organization_id = $1",
        ),
      ).toEqual([{ body: "And another thing" }]);
    },
  );

  it("is not one that comes late", async () => {
    await says("Ada", "Hello", { occurredAt: "2026-06-01T10:00:05.7Z" });
    await says("Ada", "From before", { occurredAt: "2026-06-01T10:00:05.2Z" });
    expect(
      await rows(
        "select m.body from comm_conversations c join comm_messages m on m.id = c.last_message_id where c.organization_id = $1",
      ),
    ).toEqual([{ body: "Hello" }]);
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
    const told = await Promise.all(
      Array.from({ length: 20 }, () => says("Ada", "Hello", { key: "burst", externalId: "burst" })),
    );
    expect(told.filter(({ kind }) => kind === "recorded")).toHaveLength(1);
    expect(await words()).toEqual(["Hello"]);
  });

  it("does not reach another channel, where the same key is another event", async () => {
    const other = await makeChannel(database.owner, acme);
    await says("Ada", "Hello", { key: "1", externalId: "1" });
    expect(
      await record(makeInboundMessage(other, "Ada", "Hello there", { key: "1", externalId: "1" })),
    ).toMatchObject({ kind: "recorded" });
    expect(await words()).toEqual(["Hello", "Hello there"]);
  });
});

describe("a burst", () => {
  it("of many people, channels and organizations is told apart", async () => {
    const globex = await makeOrganization(database.owner, "Globex");
    const elsewhere = await makeChannel(database.owner, globex);
    const told = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        record(makeInboundMessage(index % 3 === 0 ? elsewhere : shop, `Person ${index % 6}`, `${index}`)),
      ),
    );
    expect(told.map((one) => one.kind === "recorded" && one.organizationId)).toEqual(
      told.map((_, index) => (index % 3 === 0 ? globex : acme)),
    );
    expect(await conversations()).toHaveLength(4);
  });

  it("through several processes, threads in any order, neither blocks itself nor splits a thread", async () => {
    const processes = Array.from({ length: 4 }, () => createRecorder(database, true));
    const people = Array.from({ length: 12 }, (_, index) => `Person ${index}`);
    await Promise.all(
      processes.flatMap((through, turn) =>
        (turn % 2 ? people : people.toReversed()).map((who) =>
          through(makeInboundMessage(shop, who, `${who} ${turn}`)),
        ),
      ),
    );
    expect((await conversations()).map(({ inbound_count }) => inbound_count)).toEqual(
      people.map(() => processes.length),
    );
    expect(await rows("select id from comm_contacts where organization_id = $1")).toHaveLength(people.length);
  });

  it("keeps the provider's order, not the arrival's", async () => {
    const at = "2026-06-01T10:00:00Z";
    await Promise.all(["3", "1", "2"].map((position) => says("Ada", position, { occurredAt: at, position })));
    expect(await words()).toEqual(["1", "2", "3"]);
    expect(await conversations()).toMatchObject([{ last: "3" }]);
  });
});

describe("somebody we know, in an open conversation", () => {
  beforeEach(() => says("Ada", "Hello"));

  it("goes on in it; the next event waits for the first", async () => {
    expect(await says("Ada", "Are you there?")).toMatchObject({
      kind: "recorded",
      claimed: null,
      hasMedia: false,
    });
    expect(await conversations()).toMatchObject([
      { message_count: 2, inbound_count: 2, last: "Are you there?" },
    ]);
    expect(
      await rows(
        "select payload -> 'first' as first, lease_until is not null as leased, done_at from outbox where organization_id = $1 order by sequence",
      ),
    ).toEqual([
      { first: true, leased: true, done_at: null },
      { first: false, leased: false, done_at: null },
    ]);
  });

  it("is handed on at once when nothing waits before", async () => {
    await database.owner.query("update outbox set done_at = clock_timestamp() where organization_id = $1", [
      acme,
    ]);
    expect(await says("Ada", "Are you there?")).toMatchObject({
      claimed: { event: { first: false }, attempts: 1, summary: { text: "Are you there?" } },
    });
  });

  it("is heard once, in a burst of repeats and news", async () => {
    await Promise.all(
      ["1", "2", "1", "3", "2"].map((key) =>
        says("Ada", key, {
          key,
          externalId: key,
          position: `${9_000 + Number(key)}`,
          occurredAt: "2026-06-02T10:00:00Z",
        }),
      ),
    );
    await says("Ada", "1", { key: "another event", externalId: "1" });
    expect([await words(), await conversations()]).toMatchObject([
      ["Hello", "1", "2", "3"],
      [{ message_count: 4, inbound_count: 4, last: "3" }],
    ]);
  });

  it("comes with somebody new in one burst", async () => {
    await Promise.all([says("Ada", "And one more"), says("Grace", "Good morning")]);
    expect(await conversations()).toMatchObject([
      { title: "Ada", message_count: 2 },
      { title: "Grace", message_count: 1 },
    ]);
  });

  it("takes part in a thread that our own account began", async () => {
    const begun = { thread: { key: "offer", kind: "direct" } } as const;
    await says("Our bot", "We have an offer", { ...echo, ...begun });
    await says("Ada", "Tell me more", begun);
    expect(await conversations()).toMatchObject([{ contact: "Ada" }, { contact: "Ada", message_count: 2 }]);
    expect(await rows("select contact_id from comm_participants where organization_id = $1")).toHaveLength(2);
  });

  it("brings a file along", async () => {
    const photo = {
      kind: "image",
      media: { reference: { fileId: "f1" }, fileName: "cat.jpg", contentType: "image/jpeg", size: 7 },
    } as const;
    expect(await says("Ada", "", { content: { text: plain(""), parts: [photo] } })).toMatchObject({
      kind: "recorded",
      hasMedia: true,
    });
    expect(
      await rows(
        "select a.kind, a.file_name, a.state, a.reference, m.kind as of from comm_attachments a join comm_messages m on m.id = a.message_id where a.organization_id = $1",
      ),
    ).toEqual([
      { kind: "image", file_name: "cat.jpg", state: "pending", reference: { fileId: "f1" }, of: "message" },
    ]);
  });

  it("wakes it from its snooze", async () => {
    await database.owner.query(
      "update comm_conversations set status = 'snoozed', snoozed_until = clock_timestamp() + interval '1 day' where organization_id = $1",
      [acme],
    );
    await says("Ada", "I am back");
    expect(
      await rows("select status, snoozed_until from comm_conversations where organization_id = $1"),
    ).toEqual([{ status: "open", snoozed_until: null }]);
  });

  it("is no longer waiting once our own account answered elsewhere, and rules keep quiet", async () => {
    expect(await says("Ada", "Good morning", echo)).toMatchObject({ kind: "recorded", claimed: null });
    expect(
      await rows(
        "select waiting_since, bot_paused_until > clock_timestamp() as quiet, inbound_count, message_count from comm_conversations where organization_id = $1",
      ),
    ).toEqual([{ waiting_since: null, quiet: true, inbound_count: 1, message_count: 2 }]);
  });

  it("has waited since the first message that nobody answered", async () => {
    const [before] = await rows<{ since: Date }>(
      "select waiting_since as since from comm_conversations where organization_id = $1",
    );
    await says("Ada", "Hello?");
    expect(
      await rows("select waiting_since as since from comm_conversations where organization_id = $1"),
    ).toEqual([before]);
  });
});

describe("What a conversation counts", () => {
  it("is what its thread says, whichever way its messages came", async () => {
    const queue = (automatic: boolean) => async () =>
      queueReplies(
        database.system,
        (await conversations()).map(({ id }) => ({
          organizationId: acme,
          conversationId: id,
          author: { kind: automatic ? "rule" : "member", id: null, name: "Hub" },
          text: plain("Reply"),
          clientKey: `${automatic} ${Math.random()}`,
          automatic,
        })),
        false,
      );
    const everybody = () => Promise.all(["Ada", "Grace", "Linus", "Ada"].map((who) => says(who, "Hello")));
    for (const step of [
      everybody,
      queue(true),
      everybody,
      () => says("Ada", "From elsewhere", echo),
      () => says("Grace", "Late", { occurredAt: "2026-01-01T00:00:00Z" }),
      queue(false),
      everybody,
      resolve,
      everybody,
      queue(true),
    ])
      await step();
    const wrong = await rows(`
      select c.title from comm_conversations c cross join lateral (
        select count(*) as messages, count(*) filter (where m.author_kind = 'contact') as inbound, max(m.sent_at) filter (where m.author_kind <> 'rule') as last_at,
          (array_agg(m.id order by m.sent_at desc, m.position desc, m.id desc) filter (where m.author_kind <> 'rule'))[1] as last_id, max(m.sent_at) filter (where m.author_kind = 'contact') as last_inbound_at
        from comm_messages m where m.organization_id = c.organization_id and m.conversation_id = c.id and m.kind = 'message'
      ) t
      where c.organization_id = $1 and (c.message_count, c.inbound_count, c.last_message_at, c.last_message_id, c.last_inbound_at) is distinct from (t.messages, t.inbound, t.last_at, t.last_id, t.last_inbound_at)`);
    expect([wrong, (await conversations()).map((one) => one.message_count)]).toEqual([[], [12, 7, 6]]);
  });

  it("pages 1: shows a person's words, and what a rule says only until somebody has written", async () => {
    const shown = async () =>
      (
        await rows<{ body: string }>(
          "select m.body from comm_conversations c join comm_messages m on m.organization_id = c.organization_id and m.id = c.last_message_id where c.organization_id = $1",
        )
      )[0]?.body;
    await says("Ada", "Where is my order?");
    const { id } = (await conversations())[0] ?? { id: "cnv_" as const };
    const reply = (text: string, automatic: boolean) =>
      queueReplies(
        database.system,
        [
          {
            organizationId: acme,
            conversationId: id,
            author: { kind: automatic ? "rule" : "member", id: null, name: "Hub" },
            text: plain(text),
            clientKey: `${automatic} ${Math.random()}`,
            automatic,
          },
        ],
        false,
      );
    await reply("Hello, thanks for writing.", true);
    expect(await shown()).toBe("Where is my order?");
    await database.owner.query(
      "update comm_conversations set last_message_id = null, last_message_at = null where organization_id = $1",
      [acme],
    );
    await reply("We are closed today.", true);
    expect(await shown()).toBe("We are closed today.");
    await reply("On its way.", false);
    expect(await shown()).toBe("On its way.");
  });

  it("moves up the list with what people say, not with what rules answer", async () => {
    await says("Ada", "Hello");
    const { id } = (await conversations())[0] ?? { id: "cnv_" as const };
    const said = async (automatic: boolean) => {
      const before = await rows<{ at: Date }>(
        "select last_activity_at::text as at from comm_conversations where organization_id = $1",
      );
      await queueReplies(
        database.system,
        [
          {
            organizationId: acme,
            conversationId: id,
            author: { kind: automatic ? "rule" : "member", id: null, name: "Hub" },
            text: plain("Reply"),
            clientKey: `${automatic}`,
            automatic,
          },
        ],
        false,
      );
      return (
        JSON.stringify(before) !==
        JSON.stringify(
          await rows(
            "select last_activity_at::text as at from comm_conversations where organization_id = $1",
          ),
        )
      );
    };
    expect([await said(true), await said(false)]).toEqual([false, true]);
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

  it("stays resolved when the platform repeats a message, under the same key or another", async () => {
    const arrival = makeInboundMessage(shop, "Ada", "Hello");
    await record(arrival);
    await resolve();
    const again = { ...arrival, event: { ...arrival.event, key: "another key" } };
    for (const repeated of [arrival, again]) expect(await record(repeated)).toEqual({ kind: "duplicate" });
    expect(await conversations()).toMatchObject([{ status: "resolved", message_count: 1 }]);
  });

  it("keeps the message that arrives while somebody is resolving it", async () => {
    await says("Ada", "Hello");
    let told: ReturnType<typeof says> | undefined;
    const by = { actor: await olga() };
    const conversationId = (await conversations())[0]?.id ?? "";
    await inOrganization(database, acme, async (tx) => {
      await performWithin(tx, {}, resolveConversation, by, conversationId, undefined);
      told = says("Ada", "Wait");
      await sessionsBlocked(database.owner, 1);
    });
    expect(await told).toMatchObject({ kind: "recorded" });
    expect(await conversations()).toMatchObject([{ status: "open", message_count: 2, last: "Wait" }]);
  });
});

describe("our own account's message from elsewhere", () => {
  it("asks for nothing and leaves room for the customer it was for", async () => {
    expect(await says("Ada", "Good morning", echo)).toMatchObject({
      kind: "recorded",
      claimed: null,
      contactId: null,
    });
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
    await database.owner.query(
      "update comm_participants set left_at = clock_timestamp() where organization_id = $1",
      [acme],
    );
    await says("Ada", "Back", group);
    expect(await rows("select left_at from comm_participants where organization_id = $1")).toEqual([
      { left_at: null },
    ]);
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
  const repliesTo = async () =>
    (
      await rows<{ quoted: string | null }>(
        "select q.body as quoted from comm_messages m left join comm_messages q on q.id = m.reply_to_id where m.organization_id = $1 and m.body = 'Yes'",
      )
    )[0]?.quoted;

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
    const arrival = makeInboundMessage(shop, "Ada", "a\u0000b\ud800c");
    expect(await record({ ...arrival, payload: { "\u0000name": "\udfff" } })).toMatchObject({
      kind: "recorded",
    });
    expect(await words()).toEqual(["a\uFFFDb\uFFFDc"]);
  });

  it("leaves odd measures out, not the message", async () => {
    const media = { reference: { id: "f" }, width: 10.6, height: 1e300, durationMs: -1, size: 5 };
    await says("Ada", "", { content: { text: plain(""), parts: [{ kind: "image", media }] } });
    expect(
      await rows("select width, height, duration_ms, size from comm_attachments where organization_id = $1"),
    ).toEqual([{ width: 11, height: null, duration_ms: null, size: "5" }]);
  });

  it.each([
    ["a date that is none", { occurredAt: "the 32nd of May" }],
    ["a position beyond 64 bits", { position: "9".repeat(30) }],
    [
      "a thread's key of 10,000 letters",
      { thread: { key: crypto.getRandomValues(new Uint8Array(9_000)).toHex(), kind: "direct" as const } },
    ],
  ])("fails alone: %s", async (_, odd) => {
    const [poison, sound] = await Promise.allSettled([says("Ada", "poison", odd), says("Grace", "sound")]);
    expect([poison.status, sound.status]).toEqual(["rejected", "fulfilled"]);
    expect(await words()).toEqual(["sound"]);
  });

  it("is taken at length: two megabytes of text", async () => {
    await says("Ada", "x".repeat(2_000_000));
    expect((await words())[0]).toHaveLength(2_000_000);
  });
});
