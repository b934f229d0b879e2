import type { Database } from "../database/index.ts";

/** How long pages may be away and still resume where they were. */
const KEPT = "48 hours";

/** A round's size: each delete is short, so that nobody waits for it. */
const ROUND = 5_000;

/** Removes told events past retention, noting how far, so that a page asking for older ones is told to fetch anew. */
export async function removeOldEvents(database: Database): Promise<number> {
  let removed = 0;
  for (let round = ROUND; round === ROUND; removed += round) {
    const { rows } = await database.system.query<{ count: number }>(
      `with old as (
         select organization_id, id from outbox where done_at < clock_timestamp() - $1::interval limit $2
       ), gone as (
         delete from outbox o using old where o.organization_id = old.organization_id and o.id = old.id returning o.organization_id, o.transaction
       ), noted as (
         insert into settings (organization_id, name, value)
         select organization_id, 'outbox.removed_below', to_jsonb((max(transaction)::text::bigint + 1)::text) from gone group by organization_id
         on conflict (organization_id, name) do update set value = excluded.value, updated_at = clock_timestamp()
         where (settings.value #>> '{}')::bigint < (excluded.value #>> '{}')::bigint
       )
       select count(*)::integer as count from gone`,
      [KEPT, ROUND],
    );
    round = rows[0]?.count ?? 0;
  }
  return removed;
}
