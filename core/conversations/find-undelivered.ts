import type { HealthProblem } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { amount } from "../kernel/amount.ts";

type Counts = { unconfirmed: number; failed: number; unchanged: number };

type PausedRow = { name: string; held: number };

/** Says what an organization's paused channels hold, and what was not delivered. */
export async function findUndelivered(tx: Transaction): Promise<readonly HealthProblem[]> {
  const paused = await tx.client.query<PausedRow>(
    `select ch.name, count(*)::integer as held from comm_deliveries d join comm_channels ch on ch.organization_id = d.organization_id and ch.id = d.channel_id
     where d.organization_id = $1 and d.state = 'queued' and d.operation = 'send' and ch.status = 'paused' group by ch.id, ch.name order by ch.name`,
    [tx.organizationId],
  );
  const counts = await tx.client.query<Counts>(
    `select (select count(*)::integer from comm_deliveries where organization_id = $1 and operation = 'send' and state = 'unconfirmed') as unconfirmed,
       (select count(*)::integer from comm_deliveries where organization_id = $1 and operation = 'send' and state = 'failed' and finished_at > clock_timestamp() - interval '1 day') as failed,
       (select count(*)::integer from (${UNCHANGED}) x) as unchanged`,
    [tx.organizationId],
  );
  return [...paused.rows.map(ofPaused), ...counts.rows.flatMap(ofCounts)];
}

/** Changes that did not happen at the platform, the last of each kind on a message, as its bubble shows them. */
const UNCHANGED = `
  select from comm_deliveries f
  join comm_messages m on m.organization_id = f.organization_id and m.id = f.message_id and (m.deleted_at is null or f.operation = 'delete')
  left join comm_deliveries d on d.organization_id = f.organization_id and d.message_id = f.message_id and d.operation = 'send'
  where f.organization_id = $1 and f.operation <> 'send' and f.operation in ('edit', 'delete', 'react')
    and (f.state = 'unconfirmed' or (f.state = 'failed' and f.finished_at > clock_timestamp() - interval '1 day'))
    and (m.external_id is not null or d.state in ('sent', 'delivered', 'read'))
    and not exists (select from comm_deliveries o where o.organization_id = f.organization_id and o.message_id = f.message_id and o.operation <> 'send' and o.operation = f.operation and o.sequence > f.sequence)`;

const ofPaused = ({ name, held }: PausedRow): HealthProblem => ({
  code: "channel_paused",
  severity: "warning",
  text: `${name} is paused: ${amount(held, "message is", "messages are")} waiting.`,
  fix: "Resume the channel to send them.",
});

function ofCounts(counts: Counts): HealthProblem[] {
  const found: (HealthProblem | false)[] = [
    counts.unconfirmed > 0 && {
      code: "deliveries_unconfirmed",
      severity: "warning",
      text: `Delivery of ${amount(counts.unconfirmed, "message", "messages")} is not confirmed.`,
      fix: "Open the conversation, then mark the message as delivered or resend it.",
    },
    counts.failed > 0 && {
      code: "deliveries_failed",
      severity: "warning",
      text: `${amount(counts.failed, "message was", "messages were")} not delivered in the last day.`,
      fix: "Open the conversation to see why.",
    },
    counts.unchanged > 0 && {
      code: "changes_failed",
      severity: "warning",
      text: `${amount(counts.unchanged, "edit, deletion or reaction was", "edits, deletions or reactions were")} not delivered.`,
      fix: "Open the conversation to see why and try again.",
    },
  ];
  return found.filter((problem) => problem !== false);
}
