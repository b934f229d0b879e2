import type { Database } from "../database/index.ts";

/** How long pages may be away and still resume where they were. */
const KEPT = "48 hours";

/** How long events wait for a follower that does not come; health warns long before. */
const KEPT_FOR_FOLLOWERS = "7 days";

/** How long it can be looked up what a follower could not handle. */
const DEAD_LETTERS_KEPT = "30 days";

/** A round's size: each delete is short, so that nobody waits for it. */
const ROUND = 5_000;

/**
 * Removes done events past retention that every follower has passed, noting how far, so that a page asking for older ones
 * is told to fetch anew.
 */
export async function removeOldEvents(database: Database): Promise<number> {
  await database.system.query("delete from event_dead_letters where at < clock_timestamp() - $1::interval", [
    DEAD_LETTERS_KEPT,
  ]);
  let removed = 0;
  for (let round = ROUND; round === ROUND; removed += round) {
    const { rows } = await database.system.query<{ count: number }>(REMOVE, [
      KEPT,
      ROUND,
      KEPT_FOR_FOLLOWERS,
    ]);
    round = rows[0]?.count ?? 0;
  }
  return removed;
}

const REMOVE = `
  with slowest as (
    select transaction, sequence from event_followers order by transaction, sequence limit 1
  ), old as (
    select organization_id, id from outbox o
    where done_at < clock_timestamp() - $1::interval
      and (done_at < clock_timestamp() - $3::interval
        or not exists (select from slowest s where (o.transaction, o.sequence) > (s.transaction, s.sequence)))
    limit $2
  ), gone as (
    delete from outbox o using old where o.organization_id = old.organization_id and o.id = old.id returning o.organization_id, o.transaction
  ), noted as (
    insert into settings (organization_id, name, value)
    select organization_id, 'outbox.removed_below', to_jsonb((max(transaction)::text::bigint + 1)::text) from gone group by organization_id
    on conflict (organization_id, name) do update set value = excluded.value, updated_at = clock_timestamp()
    where (settings.value #>> '{}')::bigint < (excluded.value #>> '{}')::bigint
  )
  select count(*)::integer as count from gone`;
