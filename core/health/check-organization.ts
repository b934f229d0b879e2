import type { Transaction } from "../database/index.ts";
import { summarise, type Health, type HealthProblem } from "./problem.ts";

type ChannelRow = { id: string; name: string; health_state: "warning" | "broken"; health_findings: { text: string; fix?: string }[] };
type Counts = { unconfirmed: number; failed: number; quarantined: number };

/** Looks at one organization: its channels, what was not delivered, what could not be read. */
export async function checkOrganization(tx: Transaction): Promise<Health> {
  const channels = await tx.client.query<ChannelRow>("select id, name, health_state, health_findings from comm_channels where organization_id = $1 and status = 'active' and health_state in ('warning', 'broken') order by name", [tx.organizationId]);
  const counts = await tx.client.query<Counts>(
    `select (select count(*)::integer from comm_deliveries where organization_id = $1 and operation = 'send' and state = 'unconfirmed') as unconfirmed,
       (select count(*)::integer from comm_deliveries where organization_id = $1 and operation = 'send' and state = 'failed' and finished_at > clock_timestamp() - interval '1 day') as failed,
       (select count(*)::integer from comm_inbound_events where organization_id = $1 and state = 'quarantined') as quarantined`,
    [tx.organizationId],
  );
  return summarise([...channels.rows.map(ofChannel), ...(counts.rows[0] ? ofCounts(counts.rows[0]) : [])]);
}

const ofChannel = (row: ChannelRow): HealthProblem => ({
  code: "channel_unwell",
  severity: row.health_state,
  text: `${row.name}: ${row.health_findings.map((finding) => finding.text).join(" ")}`,
  fix: row.health_findings.flatMap((finding) => finding.fix ?? []).join(" ") || "Open the channel's page.",
});

function ofCounts(counts: Counts): HealthProblem[] {
  const found: (HealthProblem | false)[] = [
    counts.unconfirmed > 0 && { code: "deliveries_unconfirmed", severity: "warning", text: `Nobody knows whether ${counts.unconfirmed} messages arrived.`, fix: "Open them and say whether they did, or send them again." },
    counts.failed > 0 && { code: "deliveries_failed", severity: "warning", text: `${counts.failed} messages could not be delivered in the last day.`, fix: "Open them: each says why." },
    counts.quarantined > 0 && { code: "payloads_quarantined", severity: "warning", text: `${counts.quarantined} events of platforms could not be read.`, fix: "Open the channel's quarantine; replay them after an update." },
  ];
  return found.filter((problem) => problem !== false);
}
