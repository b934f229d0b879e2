import type { HealthProblem } from "../access/index.ts";
import type { Database } from "../database/index.ts";
import { amount } from "../kernel/amount.ts";

/** Says that deliveries whose turn and time have come are carried out by nobody. What a paused channel holds is not due. */
export async function findStuckDeliveries(database: Database): Promise<readonly HealthProblem[]> {
  const { rows } = await database.system.query<{ stuck: number }>(STUCK);
  const stuck = rows[0]?.stuck ?? 0;
  if (stuck === 0) return [];
  return [
    {
      code: "deliveries_stuck",
      severity: "broken",
      text: `${amount(stuck, "message has", "messages have")} been waiting to be sent for more than 5 minutes.`,
      fix: "Start a worker, and check that this server can reach the platforms.",
    },
  ];
}

const STUCK = `select
  (select count(*)::integer from (select from comm_deliveries d join comm_channels ch on ch.organization_id = d.organization_id and ch.id = d.channel_id
    where state in ('queued', 'sending') and greatest(coalesce(next_attempt_at, queued_at), ch.resumed_at) < clock_timestamp() - interval '5 minutes' and coalesce(lease_until, '-infinity') < clock_timestamp()
    and (state = 'sending' or ch.status = 'active')
    and not exists (select from comm_deliveries earlier where earlier.organization_id = d.organization_id and earlier.conversation_id = d.conversation_id
      and earlier.state in ('queued', 'sending') and earlier.sequence < d.sequence) limit 1000) x) as stuck`;
