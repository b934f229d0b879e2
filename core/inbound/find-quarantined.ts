import type { HealthProblem } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { amount } from "../kernel/amount.ts";

/** Says that platforms sent an organization what could not be read. */
export async function findQuarantined(tx: Transaction): Promise<readonly HealthProblem[]> {
  const { rows } = await tx.client.query<{ quarantined: number }>(
    "select count(*)::integer as quarantined from comm_inbound_events where organization_id = $1 and state = 'quarantined'",
    [tx.organizationId],
  );
  const quarantined = rows[0]?.quarantined ?? 0;
  if (quarantined === 0) return [];
  return [
    {
      code: "payloads_quarantined",
      severity: "warning",
      text: `Parley couldn't process ${amount(quarantined, "event", "events")}.`,
      fix: "Open the channel's quarantine to see why, and retry after an update.",
    },
  ];
}
