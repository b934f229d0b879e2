import pg from "pg";
import { unavailable, type HubError } from "../kernel/errors.ts";

/** Every connection is in use, and none came free in time. */
export const databaseBusy = (): HubError =>
  unavailable("database_busy", "The database is busy. Try again in a moment.");

/** Explains an error that says nothing about the request: no connection in time, a statement that took too long, a database that is away. */
export function asUnavailable(error: unknown): HubError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.message === POOL_TIMEOUT) return databaseBusy();
  if (!("code" in error)) return undefined;
  if (error instanceof pg.DatabaseError && error.code === QUERY_CANCELED)
    return unavailable("took_too_long", "This request took too long. Ask for less, or try again later.");
  return AWAY.has(String(error.code))
    ? unavailable("database_away", "Couldn't reach the database. Try again in a moment.")
    : undefined;
}

/** pg-pool's own words; it gives no code. */
const POOL_TIMEOUT = "timeout exceeded when trying to connect";

/** What `statement_timeout` ends a statement with. */
const QUERY_CANCELED = "57014";

/** Refused, too many connections, shutting down, starting up. */
const AWAY = new Set(["ECONNREFUSED", "53300", "57P01", "57P03"]);
