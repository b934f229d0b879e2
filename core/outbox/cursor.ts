import type pg from "pg";
import type { Database } from "../database/index.ts";

/** A place in the log: everything up to and including it has been read. `transaction` and `sequence` are Postgres' digits. */
export type Position = { readonly transaction: string; readonly sequence: string };

/**
 * A cursor that this process holds. `attempts`: how often the events after it were taken up, this time among them;
 * `singly`: how many of them are to be handled one by one.
 */
export type HeldCursor = Position & {
  readonly name: string;
  readonly holder: string;
  readonly attempts: number;
  readonly singly: number;
};

/** Events of one batch, and of one transaction. */
export const BATCH = 500;

/** How long a follower stays with its process; renewed with every batch. */
const FOLLOWER_LEASE = "30 seconds";

/** Which database of which cluster this is. Transaction numbers, and so positions, mean nothing in another. */
const CLUSTER =
  "(select system_identifier::text from pg_control_system()) || '/' || (select oid::text from pg_database where datname = current_database())";

/** Makes sure that each follower has a cursor; a new one begins at the start of the log. */
export async function ensureCursors(database: Database, names: readonly string[]): Promise<void> {
  await database.system.query(
    `insert into event_followers (name, cluster) select unnest($1::text[]), ${CLUSTER} on conflict do nothing`,
    [names],
  );
}

/**
 * Takes the follower's cursor for this process, when there is something to read and nobody else holds it. Counts the
 * attempt now: whoever dies from an event never comes to count it. After a batch that was not finished, as many events
 * as a batch has are handled one by one, so that the one to blame is found.
 */
export async function takeCursor(
  database: Database,
  name: string,
  holder: string,
): Promise<HeldCursor | null> {
  const { rows } = await database.system.query<HeldCursor>({
    name: "take_cursor",
    text: `update event_followers f set holder = $2, lease_until = clock_timestamp() + $3::interval, attempts = f.attempts + 1,
          singly = case when f.attempts > 0 then $4 else f.singly end, updated_at = clock_timestamp()
      where f.name = $1 and (f.holder = $2 or f.lease_until is null or f.lease_until < clock_timestamp())
        and (f.retry_at is null or f.retry_at < clock_timestamp())
        and (select o.id from outbox o where (o.transaction, o.sequence) > (f.transaction, f.sequence)
          and o.transaction < pg_snapshot_xmin(pg_current_snapshot()) order by o.transaction, o.sequence limit 1) is not null
      returning f.name, f.holder, f.transaction::text, f.sequence::text, f.attempts, f.singly`,
    values: [name, holder, FOLLOWER_LEASE, BATCH],
  });
  return rows[0] ?? null;
}

/** Moves a cursor; throws when another process has taken it over meanwhile, so that nothing of the batch is committed. */
export async function moveCursor(
  client: Pick<pg.ClientBase, "query">,
  { name, holder }: HeldCursor,
  to: Position,
): Promise<void> {
  const { rowCount } = await client.query({
    name: "move_cursor",
    text: `update event_followers set transaction = $3, sequence = $4, attempts = 0, singly = greatest(0, singly - 1), last_error = null, retry_at = null, updated_at = clock_timestamp()
      where name = $1 and holder = $2`,
    values: [name, holder, to.transaction, to.sequence],
  });
  if (rowCount !== 1) throw new CursorLost(name);
}

/** Somebody else holds the cursor: what was done meanwhile is theirs to do. */
export class CursorLost extends Error {
  constructor(name: string) {
    super(`The cursor of ${name} was taken over.`);
  }
}

/** Lets others take the cursors of this process at once, without waiting for the leases to end. */
export async function releaseCursors(database: Database, holder: string): Promise<void> {
  await database.system.query(
    "update event_followers set holder = null, lease_until = null where holder = $1",
    [holder],
  );
}

/** Writes down why the event after the cursor failed, and when it is tried again: after one second, two, four … */
export async function noteFailedEvent(
  database: Database,
  { name, holder, attempts }: HeldCursor,
  error: string,
): Promise<void> {
  await database.system.query(
    "update event_followers set last_error = $3, retry_at = clock_timestamp() + make_interval(secs => $4) where name = $1 and holder = $2",
    [name, holder, error.slice(0, 2000), Math.min(60, 2 ** (attempts - 1))],
  );
}

/**
 * Begins anew where the database was restored into another cluster, or under another name: every follower reads the log
 * from its start. Rows whose transaction number the new cluster has not reached yet would never be read, and get the
 * present one; their order is kept by their sequence.
 */
export async function resetForeignCursors(database: Database): Promise<string[]> {
  const { rows } = await database.system.query<{ name: string }>(
    `with foreign_cursors as (
       update event_followers set transaction = '0', sequence = 0, attempts = 0, singly = 0, last_error = null, retry_at = null, holder = null, lease_until = null, cluster = ${CLUSTER}
       where cluster <> ${CLUSTER} returning name
     ), renumbered as (
       update outbox set transaction = pg_current_xact_id()
       where (select count(*) from foreign_cursors) > 0 and transaction > pg_current_xact_id()
     )
     select name from foreign_cursors`,
  );
  return rows.map(({ name }) => name);
}
