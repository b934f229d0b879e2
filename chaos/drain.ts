import { ask } from "./ask.ts";
import type { Stage } from "./stage/stage.ts";
import { until } from "./until.ts";

/** Waits until the hub has no work left or the time is over. The invariants report what is left. */
export async function drain(stage: Stage, patienceMs: number): Promise<void> {
  await until("the hub is done", patienceMs, async () => (await left(stage)) === 0).catch(() => {});
}

async function left(stage: Stage): Promise<number> {
  const rows = await ask<{ count: number }>(
    stage,
    "select ((select count(*) from outbox where done_at is null) + (select count(*) from comm_deliveries where state in ('queued', 'sending')))::integer as count",
  ).catch(() => []);
  return rows[0]?.count ?? 1;
}
