import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../database/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { Probe } from "../../protocol/index.ts";
import { stateOf } from "../channel.ts";
import { lockChannel } from "../queries.ts";
import { channels } from "../table.ts";
import { ownFindings } from "./own-findings.ts";
import { sameFindings } from "./same-findings.ts";

/** Records the findings of a probe. Publishes the change only when the findings differ from the last. */
export async function keepHealth(tx: Transaction, channelId: ChannelId, probe: Probe): Promise<void> {
  const before = await lockChannel(tx, channelId);
  const found = [...probe.findings, ...(await ownFindings(tx, channelId))];
  const healthFindings = [
    ...before.gatewayFindings.filter(({ code }) => !found.some((one) => one.code === code)),
    ...found,
  ];
  // A platform that did not respond does not clear the name of the account.
  const after = {
    healthState: stateOf(healthFindings),
    healthAccount: probe.account || before.healthAccount,
    accountId: probe.accountId ?? before.accountId,
    healthFindings,
  };
  await tx.db
    .update(channels)
    .set({ ...after, healthCheckedAt: sql`clock_timestamp()` })
    .where(and(eq(channels.organizationId, tx.organizationId), eq(channels.id, channelId)));
  const same =
    before.healthState === after.healthState &&
    before.healthAccount === after.healthAccount &&
    sameFindings(before.healthFindings, healthFindings);
  if (!same) await appendEvent(tx, { kind: "channel_changed", channelId });
}
