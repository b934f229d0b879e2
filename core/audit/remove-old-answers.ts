import type { Database } from "../database/index.ts";

/** How long a repeated request gets the first answer, at least. */
const KEPT = "24 hours";

/** Forgets idempotency keys past their time, with the answers. */
export async function removeOldAnswers(database: Database): Promise<number> {
  const { rowCount } = await database.system.query(
    "delete from idempotency_keys where created_at < clock_timestamp() - $1::interval",
    [KEPT],
  );
  return rowCount ?? 0;
}
