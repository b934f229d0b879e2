import type pg from "pg";
import type { Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { BATCH, CursorLost, moveCursor, noteFailedEvent, takeCursor, type HeldCursor } from "./cursor.ts";
import type { Follower } from "./follower.ts";
import { MAX_ATTEMPTS } from "./give-up.ts";
import { readLog, type LogEntry } from "./read-log.ts";

/**
 * Takes one step along the log, when the follower's cursor is free and something is there to read. Says whether there may
 * be more. A batch that failed is tried again event by event; an event that fails alone too often goes to the dead letters.
 */
export async function follow(database: Database, follower: Follower, holder: string): Promise<boolean> {
  const cursor = await takeCursor(database, follower.name, holder);
  if (!cursor) return false;
  const entries = await readLog(database, cursor, cursor.singly > 0 ? 1 : BATCH);
  const last = entries.at(-1);
  if (!last) return false;
  try {
    await inTransaction(database, async (client) => {
      if (cursor.attempts > MAX_ATTEMPTS) await bury(client, follower, last, cursor);
      else await handle(follower, entries, client);
      await moveCursor(client, cursor, last);
    });
    return true;
  } catch (error) {
    return fail(database, cursor, entries.length, error);
  }
}

async function handle(
  follower: Follower,
  entries: readonly LogEntry[],
  client: pg.PoolClient,
): Promise<void> {
  const wanted = entries.filter(({ event }) => follower.kinds.includes(event.kind));
  if (wanted.length > 0) await follower.handle(wanted, { client });
}

/** Passes over an event that cannot be handled, and keeps it with its error. */
async function bury(
  client: pg.PoolClient,
  { name }: Follower,
  { organizationId, id }: LogEntry,
  { attempts }: HeldCursor,
): Promise<void> {
  const { rows } = await client.query<{ error: string }>(
    `insert into event_dead_letters (organization_id, follower, event_id, error)
     select $1, name, $3, coalesce(last_error, $4) from event_followers where name = $2
     on conflict (organization_id, follower, event_id) do update set error = excluded.error, at = clock_timestamp()
     returning error`,
    [organizationId, name, id, `It was taken up ${attempts - 1} times and never finished.`],
  );
  log.error({ follower: name, event: id, err: rows[0]?.error }, "event skipped");
}

async function fail(
  database: Database,
  cursor: HeldCursor,
  events: number,
  error: unknown,
): Promise<boolean> {
  if (error instanceof CursorLost) {
    log.warn({ follower: cursor.name }, "cursor taken over");
    return false;
  }
  log.warn(
    { follower: cursor.name, attempts: cursor.attempts, err: errorMessage(error) },
    "events not followed",
  );
  // The next step goes on one by one.
  if (events > 1) return true;
  // A database that is away cannot take the note; the events are tried again all the same.
  await noteFailedEvent(database, cursor, errorMessage(error)).catch((lost: unknown) =>
    log.warn({ follower: cursor.name, err: errorMessage(lost) }, "failure not noted"),
  );
  return false;
}

async function inTransaction(
  database: Database,
  work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const client = await database.system.connect();
  try {
    await client.query("begin");
    await work(client);
    await client.query("commit");
    client.release();
  } catch (error) {
    await client.query("rollback").then(
      () => client.release(),
      (lost: unknown) => client.release(lost instanceof Error ? lost : true),
    );
    throw error;
  }
}
