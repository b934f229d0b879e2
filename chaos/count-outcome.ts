import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import type { Platform } from "../core/testing/hub/platform.ts";

/** What became of everything that was written. The last six are what must not be. */
export type Outcome = {
  readonly messages: number;
  readonly kills: number;
  readonly stored: number;
  readonly accepted: number;
  readonly sent: number;
  readonly unconfirmed: number;
  /** Acknowledged, and not in the inbox. */
  readonly lost: number;
  readonly storedTwice: number;
  /** A customer's message without a reply of ours. */
  readonly unanswered: number;
  readonly answeredTwice: number;
  /** Marked as sent, and unknown to the platform; or sent to the platform without a trace here. */
  readonly falselySent: number;
  readonly outOfOrder: number;
};

const counts = z.object({ stored: z.number(), distinct: z.number(), sent: z.number(), unconfirmed: z.number(), answers: z.number(), answered: z.number(), disorder: z.number(), failed: z.number() });

/** Waits until nothing is under way, then compares the hub's rows with the platform's ledger. */
export async function countOutcome(databaseUrl: string, platform: Platform, { messages, kills }: Pick<Outcome, "messages" | "kills">): Promise<Outcome> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await settled(client);
  const { rows } = await client.query(COUNT);
  await client.end();
  const { stored, distinct, sent, unconfirmed, answers, answered, disorder, failed } = counts.parse(rows[0]);
  const accepted = (await platform.ledger()).filter(({ method }) => method === "sendMessage").length;
  return {
    messages, kills, stored, accepted, sent, unconfirmed,
    lost: messages - distinct,
    storedTwice: stored - distinct,
    unanswered: stored - answered + failed,
    answeredTwice: answers - answered + Math.max(0, accepted - sent - unconfirmed),
    falselySent: Math.max(0, sent - accepted),
    outOfOrder: disorder,
  };
}

/** A send cut off in its midst is settled when its lease ends, which takes a minute and more. */
const PATIENCE_MS = 180_000;

async function settled(client: pg.Client): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (let under = 1; under > 0; await wait(200)) {
    const { rows } = await client.query<{ under: number }>("select (select count(*) from outbox where done_at is null)::integer + (select count(*) from comm_deliveries where state in ('queued', 'sending'))::integer as under");
    under = rows[0]?.under ?? 0;
    if (performance.now() > until) throw new Error(`${under} events and deliveries are still under way after ${PATIENCE_MS / 1_000} s.`);
  }
}

const COUNT = `select
  (select count(*) from comm_messages where direction = 'in')::integer as stored,
  (select count(distinct external_id) from comm_messages where direction = 'in')::integer as distinct,
  (select count(*) from comm_deliveries where state = 'sent')::integer as sent,
  (select count(*) from comm_deliveries where state = 'unconfirmed')::integer as unconfirmed,
  (select count(*) from comm_deliveries where state = 'failed')::integer as failed,
  (select count(*) from comm_messages where direction = 'out')::integer as answers,
  (select count(distinct caused_by) from comm_messages where direction = 'out')::integer as answered,
  (select count(*) from (
    select sequence, lag(d.sequence) over (partition by m.conversation_id order by c.sent_at, c.position) as before
    from comm_messages m join comm_messages c on c.id = m.caused_by join comm_deliveries d on d.message_id = m.id
  ) o where sequence < before)::integer as disorder`;
