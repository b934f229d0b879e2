import { ask } from "./ask.ts";
import type { Stage } from "./stage/stage.ts";
import { until } from "./until.ts";

/** Enough that each process has some. */
const ENOUGH = 8;

/** Waits until replies are under way, so that a fault hits them. The wait is bounded, because all may be done. */
export const untilSending = (stage: Stage): Promise<void> =>
  until("replies are under way", 3_000, async () => (await countSending(stage)) >= ENOUGH).catch(() => {});

/** Counts the replies under way, or only those whose lease has ended. */
export async function countSending(stage: Stage, overdue = false): Promise<number> {
  const rows = await ask<{ count: number }>(
    stage,
    "select count(*)::integer as count from comm_deliveries where state = 'sending' and (not $1 or lease_until < clock_timestamp())",
    [overdue],
  );
  return rows[0]?.count ?? 0;
}
