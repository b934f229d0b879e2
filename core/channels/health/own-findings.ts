import type { Transaction } from "../../database/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import type { HealthFinding } from "../../protocol/index.ts";

type Row = { quarantined: number; busy_days: number; silent: boolean; menu_failure: string | null };

/** A day without messages is reported only when contacts wrote on so many of the last seven days. */
const BUSY_DAYS = 5;

/** Lists the findings of the hub itself about a channel. */
export async function ownFindings(tx: Transaction, channelId: ChannelId): Promise<HealthFinding[]> {
  const { rows } = await tx.client.query<Row>(
    `select
      (select count(*)::int from (select from comm_inbound_events where organization_id = $1 and channel_id = $2 and state = 'quarantined' limit 1000) q) as quarantined,
      (select count(*)::int from comm_analytics where organization_id = $1 and channel_id = $2 and messages_in > 0 and day between current_date - 8 and current_date - 2) as busy_days,
      not exists (select from comm_analytics where organization_id = $1 and channel_id = $2 and messages_in > 0 and day >= current_date - 1) as silent,
      (select menu_failure from comm_channels where organization_id = $1 and id = $2) as menu_failure`,
    [tx.organizationId, channelId],
  );
  const {
    quarantined = 0,
    busy_days: busyDays = 0,
    silent = false,
    menu_failure: menuFailure = null,
  } = rows[0] ?? {};
  return [
    ...(quarantined > 0 ? [inQuarantine(quarantined)] : []),
    ...(menuFailure === null ? [] : [menuRefused(menuFailure)]),
    ...(silent && busyDays >= BUSY_DAYS ? [quiet(busyDays)] : []),
  ];
}

const inQuarantine = (count: number): HealthFinding => ({
  code: "quarantine",
  severity: "warning",
  text:
    count === 1
      ? "Parley couldn't process 1 message."
      : `Parley couldn't process ${count === 1000 ? "at least 1000" : count} messages.`,
  fix: "Open the channel's quarantine to see why, and retry once the cause is fixed.",
});

const menuRefused = (why: string): HealthFinding => ({
  code: "menu_not_published",
  severity: "warning",
  text: `The platform's menu doesn't show all commands as they are now. ${why}`,
  fix: "Parley tries again every minute. If this stays, repair the channel.",
  action: "repair",
});

const quiet = (busyDays: number): HealthFinding => ({
  code: "quiet",
  severity: "warning",
  text: `No messages for two days. In the week before, there were messages on ${busyDays} of 7 days.`,
  fix: "Send a test message to this account. If it doesn't arrive, repair the channel.",
  action: "repair",
});
