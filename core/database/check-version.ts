import type pg from "pg";
import { unavailable } from "../kernel/errors.ts";

const OLDEST = 18;

/** Throws `database_too_old` unless the server has what the migrations use, sorted ids (`uuidv7`) first of all. */
export async function checkVersion(client: Pick<pg.Client, "query">): Promise<void> {
  const { rows } = await client.query<{ major: number; version: string }>(
    "select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version",
  );
  const [{ major, version } = { major: 0, version: "unknown" }] = rows;
  if (major < OLDEST)
    throw unavailable(
      "database_too_old",
      `The hub needs Postgres ${OLDEST} or newer; DATABASE_URL names a Postgres ${version}.`,
      { version },
    );
}
