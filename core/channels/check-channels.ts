import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import type { ChannelDeps } from "./channel.ts";
import { checkChannel } from "./check-channel.ts";
import { openAtAll } from "./open-own.ts";

/** Channels that one round checks; the rest is due in the next. */
const ROUND = 50;
const AT_ONCE = 5;

/**
 * Checks the active channels whose check is due, each in one process; for a periodic job. A broken one is due in the
 * next round: people look at its banner, and it goes soon after the channel works again.
 */
export async function checkChannels(deps: Pick<ChannelDeps, "database" | "channels">): Promise<void> {
  const { rows } = await deps.database.system.query<{ id: string }>(
    `update comm_channels set health_checked_at = clock_timestamp() where (organization_id, id) in (
       select organization_id, id from comm_channels
       where status = 'active' and (health_checked_at is null or health_checked_at < clock_timestamp() - case health_state when 'broken' then interval '25 seconds' else interval '5 minutes' end)
       order by health_checked_at nulls first limit $1 for update skip locked)
     returning id`,
    [ROUND],
  );
  const waiting = rows.map((row) => row.id);
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(deps, waiting)));
}

async function work(deps: Pick<ChannelDeps, "database" | "channels">, waiting: string[]): Promise<void> {
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await look(deps, id);
}

/** Checks one channel. A failure affects no other channel, and the next round checks it again. */
async function look(deps: Pick<ChannelDeps, "database" | "channels">, channelId: string): Promise<void> {
  try {
    const opened = await openAtAll(deps.channels, channelId);
    if (opened) await checkChannel(deps, opened);
  } catch (error) {
    log.warn({ channelId, err: errorMessage(error) }, "channel not checked");
  }
}
