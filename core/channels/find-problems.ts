import type { HealthCheck, HealthProblem } from "../access/index.ts";
import { amount } from "../kernel/amount.ts";

/** Channels that do not work: how many, for the whole hub, and which and why, for their organization. */
export const channelHealth: HealthCheck = {
  async hub(database) {
    const { rows } = await database.system.query<{ broken: number }>(
      "select count(*)::integer as broken from comm_channels where status = 'active' and health_state = 'broken'",
    );
    const broken = rows[0]?.broken ?? 0;
    return broken === 0 ? [] : [brokenChannels(broken)];
  },
  async organization(tx) {
    const { rows } = await tx.client.query<ChannelRow>(
      "select id, name, health_state, health_findings from comm_channels where organization_id = $1 and status = 'active' and health_state in ('warning', 'broken') order by name",
      [tx.organizationId],
    );
    return rows.map(unwellChannel);
  },
};

type ChannelRow = {
  id: string;
  name: string;
  health_state: "warning" | "broken";
  health_findings: { text: string; fix?: string }[];
};

const brokenChannels = (count: number): HealthProblem => ({
  code: "channels_broken",
  severity: "warning",
  text: `${amount(count, "channel is", "channels are")} not connected.`,
  fix: "Sign in and open Settings, Channels, or call GET /api/health with an API key for details.",
});

const unwellChannel = (row: ChannelRow): HealthProblem => ({
  code: "channel_unwell",
  severity: row.health_state,
  text: `${row.name}: ${row.health_findings.map((finding) => finding.text).join(" ")}`,
  fix: row.health_findings.flatMap((finding) => finding.fix ?? []).join(" ") || "Open the channel's page.",
});
