import type { Database } from "../database/index.ts";

/** How far a follower is behind. `events` is counted up to a limit; `seconds` is the age of the oldest event it has not handled. */
export type FollowerLag = {
  readonly name: string;
  readonly events: number;
  readonly seconds: number;
  /** Events it passed over in the last day because it could not handle them. */
  readonly skipped: number;
};

/** More than this is not counted to the end. */
const LIMIT = 10_000;

/** Says of each follower how far it is behind the log. */
export async function readFollowerLag(database: Database): Promise<FollowerLag[]> {
  const { rows } = await database.system.query<FollowerLag>(
    `select f.name, l.events, coalesce(extract(epoch from clock_timestamp() - l.oldest), 0)::integer as seconds,
       (select count(*)::integer from event_dead_letters d where d.follower = f.name and d.at > clock_timestamp() - interval '1 day') as skipped
     from event_followers f
     cross join lateral (
       select count(*)::integer as events, min(created_at) as oldest from (
         select created_at from outbox where (transaction, sequence) > (f.transaction, f.sequence) order by transaction, sequence limit $1
       ) unread
     ) l
     order by f.name`,
    [LIMIT],
  );
  return rows;
}
