import pg from "pg";
import { errorMessage, unavailable, type HubError } from "../kernel/errors.ts";
import type { SqlFile } from "./migration-files.ts";

/** Makes `migration_failed` of what Postgres said to a file: it names the file and, where Postgres tells it, the line. */
export function fileFailed({ path, sql }: SqlFile, error: unknown): HubError {
  const line = lineOf(sql, error);
  const place = line === undefined ? "" : `, line ${line},`;
  return unavailable(
    "migration_failed",
    `migrations/${path}${place} failed, and everything was undone: ${errorMessage(error)}.`,
    { file: path, ...(line !== undefined && { line }) },
  );
}

/** Postgres tells the place as a count of characters; people look for a line. */
function lineOf(sql: string, error: unknown): number | undefined {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  return position > 0 ? sql.slice(0, position).split("\n").length : undefined;
}
