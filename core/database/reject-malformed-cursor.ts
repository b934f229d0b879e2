import pg from "pg";
import { cursorMalformed } from "../kernel/cursor.ts";

/** For a query that was given a page's cursor: keys that Postgres cannot read were not ours. Throws everything else as it is. */
export const rejectMalformedCursor =
  (cursor: string | undefined) =>
  (error: unknown): never => {
    throw cursor !== undefined && error instanceof pg.DatabaseError && error.code?.startsWith("22")
      ? cursorMalformed()
      : error;
  };
