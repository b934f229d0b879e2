import { and, eq } from "drizzle-orm";
import { inOrganization, type Database } from "../../database/index.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { HealthFinding } from "../../protocol/index.ts";
import type { OpenChannel } from "../access.ts";
import { stateOf } from "../channel.ts";
import { lockChannel } from "../queries.ts";
import { channels } from "../table.ts";
import { sameFindings } from "./same-findings.ts";

type Findings = readonly HealthFinding[];

/** Records what a channel's gateway reports of itself, instead of what it reported before. A check neither finds nor clears it. */
export const reportFindings = (
  database: Database,
  { organizationId, channelId }: Pick<OpenChannel, "organizationId" | "channelId">,
  report: Findings | ((before: Findings) => Findings),
): Promise<void> =>
  inOrganization(database, organizationId, async (tx) => {
    const before = await lockChannel(tx, channelId);
    const gatewayFindings = typeof report === "function" ? report(before.gatewayFindings) : report;
    if (sameFindings(before.gatewayFindings, gatewayFindings)) return;
    const replaced = new Set([...before.gatewayFindings, ...gatewayFindings].map(({ code }) => code));
    const healthFindings = [
      ...gatewayFindings,
      ...before.healthFindings.filter(({ code }) => !replaced.has(code)),
    ];
    await tx.db
      .update(channels)
      .set({ gatewayFindings, healthFindings, healthState: stateOf(healthFindings) })
      .where(and(eq(channels.organizationId, tx.organizationId), eq(channels.id, channelId)));
    await appendEvent(tx, { kind: "channel_changed", channelId });
  });
