import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../database/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { Probe } from "../../protocol/index.ts";
import { stateOf } from "../channel.ts";
import { readChannel } from "../queries.ts";
import { channels } from "../table.ts";
import { ownFindings } from "./own-findings.ts";

/** Writes down what a probe found; tells of it only when it is another finding than the last. */
export async function keepHealth(tx: Transaction, channelId: ChannelId, probe: Probe): Promise<void> {
  const before = await readChannel(tx, channelId);
  const healthFindings = [...probe.findings, ...(await ownFindings(tx, channelId))];
  // A platform that did not answer does not make us forget whose account it is.
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

type Findings = Probe["findings"];

/** By code and severity: a count in a text may change at every look. */
const sameFindings = (one: Findings, other: Findings): boolean => keyOf(one) === keyOf(other);

const keyOf = (findings: Findings): string =>
  findings
    .map(({ code, severity }) => `${code}:${severity}`)
    .toSorted()
    .join(" ");
