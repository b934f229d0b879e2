import type pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { newId, type ChannelId, type ConversationId, type OrganizationId } from "../kernel/ids.ts";
import { plain } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { toInboundRow } from "./inbound-message.ts";
import { CONVERSATION_POLICY } from "./policy.ts";
import { toReplyRow } from "./queue-reply.ts";
import { createRecorder } from "./record-inbound.ts";

const OTHERS = 600;
/** Rows one message may look at on its whole way, whatever else the house holds. */
const ENOUGH = 120;

const SENT = { state: "sent", part: 1 };
const FAILED = { state: "failed", part: 1 };

const database = await testDatabase();
const record = createRecorder(database, true);

let acme: OrganizationId;
let shop: ChannelId;

/** A house in which everything waits: events nobody acted on, deliveries nobody began. */
beforeAll(async () => {
  acme = await makeOrganization(database.owner, "Acme");
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  await Promise.all(
    Array.from({ length: OTHERS }, (_, n) => record(makeInboundMessage(shop, `customer ${n}`, "Hello"))),
  );
  const { rows } = await database.owner.query<{ id: ConversationId }>("select id from comm_conversations");
  await database.owner.query("select from queue_replies($1, null, $2)", [
    JSON.stringify(rows.map(({ id }) => replyTo(id, `reply to ${id}`))),
    CONVERSATION_POLICY,
  ]);
  await database.owner.query(
    "insert into comm_message_parts (organization_id, channel_id, external_id, message_id, part) select organization_id, channel_id, 'part of ' || id, id, 1 from comm_messages",
  );
  await record(makeInboundMessage(shop, "Linus", "Hello"));
});

const replyTo = (conversationId: ConversationId, clientKey: string, runId?: string) =>
  toReplyRow(
    {
      organizationId: acme,
      conversationId,
      author: { kind: "rule", id: null, name: "Greeting" },
      text: plain("Hello!"),
      clientKey,
      automatic: true,
    },
    runId,
  );

type Seen = { record: number; commit: number; begin: number; receipts: number };
type End = { readonly state: string; readonly part: number };

/** Rows fetched by one message of Linus and the reply to it, each step in a transaction's own count; `slots` for what is inserted as `sending`. */
async function follow(client: pg.PoolClient, slots: number, end: End): Promise<Seen> {
  const arrival = JSON.stringify([
    {
      ord: 0,
      ...toInboundRow(
        makeInboundMessage(shop, "Linus", "What does it cost?", { replyTo: "nothing we know" }),
      ),
    },
  ]);
  const [stored, recorded] = await counted<{ conversation_id: ConversationId; outbox_id: string }>(
    client,
    "select * from record_inbound($1, '30 seconds', '{}', $2)",
    [arrival, CONVERSATION_POLICY],
  );
  const reply = replyTo(stored.conversation_id, "the price", newId("run"));
  const [, committed] = await counted(
    client,
    "select * from commit_rule_results('[]', $1, $2, $3, '30 seconds', '90 seconds', $4, $5)",
    [JSON.stringify([reply]), [acme], [stored.outbox_id], slots, CONVERSATION_POLICY],
  );
  const [, begun] =
    slots > 0
      ? [null, 0]
      : await counted(client, "select * from begin_sending($1, $2, '30 seconds')", [
          [acme],
          [reply.delivery_id],
        ]);
  return {
    record: recorded,
    commit: committed,
    begin: begun,
    receipts: await countReceipt(client, reply.delivery_id, end),
  };
}

async function countReceipt(
  client: pg.PoolClient,
  deliveryId: string,
  { state, part }: End,
): Promise<number> {
  const receipt = {
    organization_id: acme,
    delivery_id: deliveryId,
    attempt: 1,
    part,
    parts_sent: 1,
    state,
    outcome: state,
    external_id: "the price",
    outbox_id: newId("obx"),
  };
  const [, noted] = await counted(client, "select * from record_receipts($1, '30 seconds', '30 seconds')", [
    JSON.stringify([receipt]),
  ]);
  return noted;
}

async function counted<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  sql: string,
  values: unknown[],
): Promise<[Row, number]> {
  const before = await fetched(client);
  const { rows } = await client.query<Row>(sql, values);
  const [row] = rows;
  if (!row) throw new Error(`Nothing came of ${sql}`);
  return [row, (await fetched(client)) - before];
}

async function fetched(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ read: number }>(
    "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as read from pg_stat_xact_user_tables",
  );
  return rows[0]?.read ?? 0;
}

async function inVain(work: (client: pg.PoolClient) => Promise<Seen>): Promise<Seen> {
  const client = await database.owner.connect();
  try {
    await client.query("begin");
    await client.query("set local role parley_system");
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

describe("One message in a house of many looks at its own rows and not at what else is open or waits", () => {
  it.each([
    { before: "", slots: 0, end: SENT },
    { before: "", slots: 1, end: SENT },
    { before: "", slots: 1, end: FAILED },
    { before: "analyze", slots: 0, end: SENT },
    { before: "analyze", slots: 1, end: SENT },
    { before: "analyze", slots: 1, end: FAILED },
  ])(
    "on tables never counted or after $before, with $slots places to send at once, when its second part is $end.state",
    async ({ before, slots, end }) => {
      await database.owner.query(before);
      const seen = await inVain((client) => follow(client, slots, end));
      expect(seen.record + seen.commit + seen.begin + seen.receipts, JSON.stringify(seen)).toBeLessThan(
        ENOUGH,
      );
    },
  );
});
