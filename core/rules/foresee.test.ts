import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createRecorder,
  type DeliveryReference,
  type Recorded,
  type RecordInbound,
  type Room,
  type SendTask,
} from "../conversations/index.ts";
import { inOrganization, openDatabase, type Database } from "../database/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import type { MessageReceived } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeArrival } from "../testing/factories/arrival.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { addRule } from "./create-rule.ts";
import { createForesight, type Foresee } from "./foresee.ts";
import { createRuleSets } from "./load-rules.ts";
import { createResponder } from "./respond.ts";
import type { Action } from "./rule.ts";

const database = await testDatabase();

let acme: OrganizationId;
let shop: ChannelId;
let record: RecordInbound;
let foresee: Foresee;
let sending: SendTask[];
let takenBack: DeliveryReference[];

beforeEach(async () => {
  acme = await makeOrganization(database.owner, "Acme");
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  open();
});
afterEach(() => database.owner.query("truncate outbox, comm_deliveries cascade"));

/** A process that acts on what it stores, with room to send so many replies at once. */
function open(places = 5, on: Database = database): void {
  [sending, takenBack] = [[], []];
  foresee = createForesight(createRuleSets(on));
  record = createRecorder(on, true, roomFor(places));
}

const roomFor =
  (places: number) =>
  (wanted: number): Room => ({
    places: Math.min(wanted, places),
    begin: (tasks) => void sending.push(...tasks),
    takeBack: (deliveries) => void takenBack.push(...deliveries),
  });

const answer = (text: string): Action => ({ kind: "reply", text });
const rule = (name: string, actions: readonly Action[], cooldownSeconds = 0) =>
  inOrganization(database, acme, (tx) =>
    addRule(
      tx,
      { kind: "system" },
      {
        name,
        enabled: true,
        conditions: { kind: "text_contains", words: ["price"] },
        actions: [...actions],
        stop: false,
        cooldownSeconds,
      },
    ),
  );

type Stored = Extract<Recorded, { kind: "recorded" }>;

async function write(who: string, text: string, more: Partial<MessageReceived> = {}): Promise<Stored> {
  const arrival = makeArrival(shop, who, text, more);
  const recorded = await record({
    ...arrival,
    foreseen: await foresee({ organizationId: acme, channelId: shop }, arrival.event),
  });
  if (recorded.kind !== "recorded") throw new Error("Nothing was recorded.");
  return recorded;
}

/** The same, and what is left to do is done afterwards. */
async function writeUnforeseen(who: string, text: string): Promise<void> {
  const recorded = await record(makeArrival(shop, who, text));
  const responder = createResponder({
    database,
    rules: createRuleSets(database),
    reserve: roomFor(1),
    deliver: () => {},
    announce: () => {},
  });
  if (recorded.kind === "recorded" && recorded.claimed) responder.hand(recorded.claimed);
  await responder.idle();
}

/** A conversation that has begun: nothing of it waits. */
async function begin(who: string): Promise<void> {
  await record(makeArrival(shop, who, "Hello"));
  await database.owner.query("update outbox set done_at = clock_timestamp(), lease_until = null");
}

/** All that the last message of somebody and the answer to it left behind, but for ids and times. */
async function traces(who: string): Promise<unknown> {
  const { rows } = await database.owner.query(
    `select c.message_count, c.inbound_count, c.status, c.automatic_count, c.automatic_since is not null as counting, c.waiting_since is not null as waiting, c.bot_paused_until, o.id = c.last_message_id as is_last, c.last_message_at = o.sent_at as last_at,
       i.direction || i.author_kind || i.body as heard, o.direction, o.kind, o.author_kind, o.author_id, o.author_name, o.body, o.marks, o.parts, o.buttons, o.position, o.external_id, o.reply_to_id, o.automatic, o.depth, o.version,
       o.caused_by = i.id as caused_by_it, o.client_key = o.author_id || ':' || i.id || ':0' as keyed,
       (select jsonb_agg(jsonb_build_array(d.state, d.operation, d.attempts, d.waits, d.payload, d.parts_sent, d.channel_id, d.attempt_started_at is not null, d.lease_until > clock_timestamp() + interval '1 minute', d.finished_at)) from comm_deliveries d where d.message_id = o.id) as deliveries,
       (select jsonb_agg(jsonb_build_array(r.rule_id, r.outcome, r.facts, r.conversation_id = c.id)) from comm_rule_runs r where r.message_id = i.id) as runs,
       (select jsonb_agg(jsonb_build_array(x.kind, x.depth, x.caused_by = i.id, x.done_at is not null, x.lease_until, x.payload ->> 'conversationId' = c.id, x.payload - 'conversationId' - 'messageId') order by x.sequence) from outbox x where x.payload ->> 'messageId' in (i.id, o.id)) as events
     from comm_conversations c
     join lateral (select * from comm_messages m where m.conversation_id = c.id and m.direction = 'in' order by m.sent_at desc limit 1) i on true
     left join comm_messages o on o.caused_by = i.id
     where c.organization_id = $1 and c.thread_key = $2`,
    [acme, who],
  );
  return rows;
}

const count = async (table: string): Promise<number> =>
  Number(
    (await database.owner.query(`select count(*) from ${table} where organization_id = $1`, [acme])).rows[0]
      .count,
  );

describe("a message whose answer was foreseen", () => {
  it("leaves behind, in one transaction, just what it leaves when rules are asked afterwards", async () => {
    await rule("Prices", [answer("Hi {{contact.name}}, see our list.")]);
    await Promise.all([begin("Linus"), begin("Ada")]);
    await write("Linus", "What is the price?");
    await writeUnforeseen("Ada", "What is the price?");
    const [linus] = [await traces("Linus")];
    expect(linus).toEqual([
      expect.objectContaining({
        message_count: 3,
        body: "Hi Linus, see our list.",
        is_last: true,
        runs: [[expect.stringMatching(/^rul_/), "done", expect.anything(), true]],
      }),
    ]);
    expect(JSON.parse(JSON.stringify(linus).replaceAll("Linus", "Ada"))).toEqual(await traces("Ada"));
  });

  it("is told as settled, and its answer is begun as any other would be", async () => {
    await rule("Prices", [answer("See our list.")]);
    await Promise.all([begin("Linus"), begin("Ada")]);
    const { settled, claimed, conversationId } = await write("Linus", "What is the price?");
    await writeUnforeseen("Ada", "What is the price?");
    const [foreseen, asked] = sending;
    expect([settled, claimed, foreseen?.conversationId]).toEqual([true, null, conversationId]);
    expect(foreseen).toEqual({
      ...asked,
      id: foreseen?.id,
      messageId: foreseen?.messageId,
      conversationId,
      thread: { ...asked?.thread, key: "Linus", title: "Linus" },
    });
  });

  it("has nobody to act on it when no rule has anything to say", async () => {
    await rule("Prices", [answer("See our list.")]);
    await begin("Linus");
    expect(await write("Linus", "Good morning")).toMatchObject({ settled: true, claimed: null });
    expect([await count("comm_deliveries"), await count("comm_rule_runs"), sending]).toEqual([0, 0, []]);
    expect(
      (await database.owner.query("select count(*)::int as waiting from outbox where done_at is null")).rows,
    ).toEqual([{ waiting: 0 }]);
  });

  it("counts against the loop budget", async () => {
    await rule("Prices", [answer("See our list.")]);
    await begin("Linus");
    for (let asked = 0; asked < 3; asked += 1) {
      await write("Linus", "What is the price?");
      await database.owner.query("update comm_deliveries set state = 'sent'");
    }
    expect(
      (
        await database.owner.query(
          "select automatic_count from comm_conversations where organization_id = $1",
          [acme],
        )
      ).rows,
    ).toEqual([{ automatic_count: 3 }]);
  });
});

describe("what was foreseen does not hold, and rules are asked afterwards,", () => {
  const inConversation = (set: string) =>
    database.owner.query(`update comm_conversations set ${set} where organization_id = $1`, [acme]);

  it.each<{
    when: string;
    meanwhile: () => Promise<unknown>;
    more?: Partial<MessageReceived>;
    places?: number;
  }>([
    {
      when: "a person is in charge",
      meanwhile: () => inConversation("bot_paused_until = clock_timestamp() + interval '1 minute'"),
    },
    {
      when: "the loop budget is spent",
      meanwhile: () => inConversation("automatic_since = clock_timestamp(), automatic_count = 20"),
    },
    {
      when: "he has not written in this conversation before",
      meanwhile: () => inConversation("inbound_count = 0"),
    },
    {
      when: "an earlier reply is under way",
      meanwhile: async () => void (await write("Linus", "The price?")),
    },
    { when: "there is no room to send it at once", meanwhile: async () => {}, places: 0 },
    {
      when: "an earlier message still waits to be acted on",
      meanwhile: () => database.owner.query("update outbox set done_at = null"),
    },
    {
      when: "nobody can tell whether the thread is his alone",
      meanwhile: async () => {},
      more: { thread: { key: "Linus", kind: "group" } },
    },
  ])("when $when", async ({ meanwhile, more, places }) => {
    await rule("Prices", [answer("See our list.")]);
    await begin("Linus");
    await meanwhile();
    const [had, ran] = [await count("comm_deliveries"), await count("comm_rule_runs")];
    open(places);
    expect(await write("Linus", "What is the price?", more)).toMatchObject({ settled: false });
    expect([await count("comm_deliveries"), await count("comm_rule_runs"), sending]).toEqual([had, ran, []]);
    expect(
      (
        await database.owner.query(
          "select count(*)::int as waiting from outbox where done_at is null and payload ->> 'messageId' = (select max(id) from comm_messages where direction = 'in')",
        )
      ).rows,
    ).toEqual([{ waiting: 1 }]);
  });

  it("when it is the first message", async () => {
    await rule("Prices", [answer("See our list.")]);
    expect(await write("Linus", "What is the price?")).toMatchObject({
      settled: false,
      claimed: { event: { first: true } },
    });
    expect(await count("comm_deliveries")).toBe(0);
  });

  it("when several messages of a conversation come at once", async () => {
    await rule("Prices", [answer("See our list.")]);
    await begin("Linus");
    const stored = await Promise.all([
      write("Linus", "What is the price?"),
      write("Linus", "Of the blue one: the price?"),
    ]);
    expect(stored.map(({ settled, claimed }) => [settled, claimed !== null])).toEqual([
      [false, true],
      [false, false],
    ]);
    expect(await count("comm_deliveries")).toBe(0);
  });

  it.each<[string, readonly Action[], number]>([
    ["two replies", [answer("One moment."), answer("See our list.")], 0],
    ["more than a reply", [{ kind: "assign", userId: "usr_0000000000000000000000000000000a" }], 0],
    ["a reply now and then", [answer("See our list.")], 60],
  ])("when a rule has %s to give", async (_, actions, cooldown) => {
    if (actions.every(({ kind }) => kind === "reply")) await rule("Prices", actions, cooldown);
    else
      await database.owner.query(
        "insert into comm_auto_response_rules (organization_id, id, name, position, condition, actions) values ($1, 'rul_00000000000000000000000000000001', 'Prices', 1, '{\"all\": []}', $2)",
        [acme, JSON.stringify(actions)],
      );
    await begin("Linus");
    expect(await write("Linus", "What is the price?")).toMatchObject({
      settled: false,
      claimed: { event: { kind: "message_received" } },
    });
    expect(await count("comm_deliveries")).toBe(0);
  });
});

it("an answer whose storing nobody heard of is taken back, and the message is not lost", async () => {
  await rule("Prices", [answer("See our list.")]);
  await begin("Linus");
  const lost = openDatabase(database.url);
  const query: (asked: pg.QueryConfig) => Promise<pg.QueryResult> = lost.line.query.bind(lost.line);
  let broken = false;
  Object.assign(lost.line, {
    query: async (asked: pg.QueryConfig) => {
      const result = await query(asked);
      if (broken) return result;
      broken = true;
      throw new Error("The connection ended.");
    },
  });
  open(5, lost);
  const arrival = makeArrival(shop, "Linus", "What is the price?");
  const foreseen = await foresee({ organizationId: acme, channelId: shop }, arrival.event);
  // Alone in its batch, it fails by itself; the platform delivers it again.
  await expect(record({ ...arrival, foreseen })).rejects.toThrow("The connection ended.");
  expect(await record({ ...arrival, foreseen })).toEqual({ kind: "duplicate" });
  expect([takenBack, sending]).toEqual([
    (
      await database.owner.query(
        'select organization_id as "organizationId", id from comm_deliveries where organization_id = $1',
        [acme],
      )
    ).rows,
    [],
  ]);
  await lost.close();
});

it("a message is stored all the same when its rules cannot be read", async () => {
  const away = openDatabase(new URL("/nowhere", database.url).href);
  const blind = createForesight(createRuleSets(away));
  const arrival = makeArrival(shop, "Linus", "What is the price?");
  expect(await blind({ organizationId: acme, channelId: shop }, arrival.event)).toBeUndefined();
  await away.close();
});
