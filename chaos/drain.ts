import { ask } from "./ask.ts";
import type { Stage } from "./stage/stage.ts";
import { until } from "./until.ts";

/** Waits until the hub has nothing left to do, or has had its time: what it left is for the invariants to say. */
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
