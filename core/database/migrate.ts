import { fileURLToPath } from "node:url";
import pg from "pg";
import { unavailable } from "../kernel/errors.ts";
import { applyFunctions } from "./apply-functions.ts";
import { checkVersion } from "./check-version.ts";
import { chooseMigrations, type AppliedFile } from "./choose-migrations.ts";
import { fileFailed } from "./file-failed.ts";
import { readFunctions, readMigrations, type SqlFile } from "./migration-files.ts";

const FOLDER = fileURLToPath(new URL("../../migrations", import.meta.url));
const MIGRATION_LOCK = 7_275_540;

/**
 * Brings the database up to this hub's migrations and functions, in one transaction, and answers the files applied
 * now, without `.sql`. Any number of processes may call it at once: one works, the others wait. Throws when the
 * database holds what this hub's files do not say (docs/decisions/0016-a-file-a-function.md lists the codes).
 */
export async function migrate(url: string, folder: string = FOLDER): Promise<string[]> {
  const [migrations, functions] = await Promise.all([readMigrations(folder), readFunctions(folder)]);
  const client = await connect(url);
  try {
    await checkVersion(client);
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query("begin");
    const applied = await apply(client, migrations, functions);
    await client.query("commit");
    return applied.map(({ path }) => path.slice(0, -".sql".length));
  } finally {
    // Ending the session gives the lock back, and undoes what was not committed.
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "parley_migrate",
    connectionTimeoutMillis: 10_000,
  });
  client.on("error", () => {});
  await client.connect().catch((error: Error) => {
    throw unavailable(
      "database_unreachable",
      `Cannot connect to the database: ${error.message || "nothing answers"}. Check that it runs, and DATABASE_URL.`,
    );
  });
  return client;
}

/** A migration may change what functions stand upon, so that all of them are made anew, and checked, after one. */
async function apply(
  client: pg.Client,
  migrations: readonly SqlFile[],
  functions: readonly SqlFile[],
): Promise<SqlFile[]> {
  const pending = chooseMigrations(migrations, await readApplied(client));
  for (const migration of pending) await applyMigration(client, migration);
  return [...pending, ...(await applyFunctions(client, functions, pending.length > 0))];
}

async function readApplied(client: pg.Client): Promise<AppliedFile[]> {
  for (const table of ["schema_migrations", "schema_functions"])
    await client.query(`create table if not exists ${table} (
      name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())`);
  return (await client.query<AppliedFile>("select name, checksum from schema_migrations order by name")).rows;
}

async function applyMigration(client: pg.Client, migration: SqlFile): Promise<void> {
  await client.query(migration.sql).catch((error: unknown) => {
    throw fileFailed(migration, error);
  });
  await client.query("insert into schema_migrations (name, checksum) values ($1, $2)", [
    migration.name,
    migration.checksum,
  ]);
}
