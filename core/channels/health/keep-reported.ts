import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../database/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { HealthFinding } from "../../protocol/index.ts";
import { stateOf } from "../channel.ts";
import { lockChannel } from "../queries.ts";
import { channels } from "../table.ts";
import { sameFindings } from "./same-findings.ts";

/** Adds what a platform says of an account to its health, until the next check asks the platform. Always true: it waits for nothing. */
export async function keepReported(
  tx: Transaction,
  channelId: ChannelId,
  reported: readonly HealthFinding[],
): Promise<true> {
  const { healthFindings: before } = await lockChannel(tx, channelId);
  const healthFindings = [
    ...reported,
    ...before.filter(({ code }) => !reported.some((one) => one.code === code)),
  ];
  if (sameFindings(before, healthFindings)) return true;
  await tx.db
    .update(channels)
    .set({ healthFindings, healthState: stateOf(healthFindings) })
    .where(and(eq(channels.organizationId, tx.organizationId), eq(channels.id, channelId)));
  await appendEvent(tx, { kind: "channel_changed", channelId });
  return true;
}
