import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { conflict, invalid, textOf, unavailable } from "../kernel/errors.ts";
import { checkVersion } from "./check-version.ts";

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };
type Applied = { readonly name: string; readonly checksum: string };

const FOLDER = fileURLToPath(new URL("../../migrations", import.meta.url));
const MIGRATION_LOCK = 7_275_540;

/**
 * Brings the database up to this hub's migrations, each in a transaction of its own, and answers the names applied
 * now. Any number of processes may call it at once: one works, the others wait. Throws `migration_changed` or
 * `database_newer` when the database holds what this hub's files do not say.
 */
export async function migrate(url: string, folder: string = FOLDER): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await connect(url);
  try {
    await checkVersion(client);
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const pending = choosePending(migrations, await readApplied(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

const FILE = /^\d{4}_[a-z0-9_]+\.sql$/;

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).toSorted();
  const odd = files.filter((file) => !FILE.test(file));
  if (odd.length > 0)
    throw invalid(
      "migration_misnamed",
      `A migration is named NNNN_what_it_does.sql; these are not: ${odd.join(", ")}.`,
    );
  const twice = files.filter((file, at) => file.slice(0, 4) === files[at - 1]?.slice(0, 4));
  if (twice.length > 0)
    throw invalid(
      "migration_number_taken",
      `Two migrations bear one number; give these another: ${twice.join(", ")}.`,
    );
  return Promise.all(files.map(async (file) => read(file, await readFile(`${folder}/${file}`, "utf8"))));
}

const read = (file: string, sql: string): Migration => ({
  name: file.slice(0, -".sql".length),
  sql,
  checksum: createHash("sha256").update(sql).digest("hex"),
});

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

async function readApplied(client: pg.Client): Promise<Applied[]> {
  await client.query(`create table if not exists schema_migrations (
    name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())`);
  return (await client.query<Applied>("select name, checksum from schema_migrations order by name")).rows;
}

function choosePending(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  const newer = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (newer.length > 0)
    throw conflict(
      "database_newer",
      `The database was migrated by a newer hub (${newer.join(", ")}). Start that version, or restore a backup from before.`,
      { newer },
    );
  const changed = applied
    .filter(({ name, checksum }) => known.get(name) !== checksum)
    .map(({ name }) => name);
  if (changed.length > 0)
    throw conflict(
      "migration_changed",
      `These migrations were applied with another text: ${changed.join(", ")}. Put the old text back and make a new migration.`,
      { changed },
    );
  const done = new Set(applied.map(({ name }) => name));
  const pending = migrations.filter(({ name }) => !done.has(name));
  const last = applied.at(-1)?.name ?? "";
  const late = pending.filter(({ name }) => name < last).map(({ name }) => name);
  if (late.length > 0)
    throw conflict(
      "migration_late",
      `These migrations come before one already applied (${last}): ${late.join(", ")}. Give them a higher number.`,
      { late },
    );
  return pending;
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query("insert into schema_migrations (name, checksum) values ($1, $2)", [name, checksum]);
    await client.query("commit");
  } catch (error) {
    throw unavailable("migration_failed", `The migration ${name} failed and was undone: ${textOf(error)}.`, {
      migration: name,
      ...whereIn(sql, error),
    });
  }
}

/** Postgres tells the place as a count of characters; people look for a line. */
function whereIn(sql: string, error: unknown): { line?: number } {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  return position > 0 ? { line: sql.slice(0, position).split("\n").length } : {};
}
