import { ask } from "./ask.ts";
import type { Stage } from "./stage/stage.ts";
import { until } from "./until.ts";

/** Longer than any lease the hub gives. */
const PATIENCE_MS = 180_000;

/** Waits until every lease on a reply of this moment has run out, by the database's clock. */
export async function outlastLeases(stage: Stage): Promise<void> {
  const [latest] = await ask<{ at: string | null }>(
    stage,
    "select max(lease_until)::text as at from comm_deliveries where state in ('queued', 'sending')",
  );
  await until(
    "the leases have run out",
    PATIENCE_MS,
    async () =>
      (
        await ask<{ over: boolean }>(
          stage,
          "select clock_timestamp() > coalesce($1::timestamptz, '-infinity') as over",
          [latest?.at ?? null],
        )
      )[0]?.over === true,
  );
}
