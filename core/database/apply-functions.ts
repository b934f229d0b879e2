import pg from "pg";
import { conflict, invalid, type HubError } from "../kernel/errors.ts";
import { fileFailed } from "./file-failed.ts";
import type { SqlFile } from "./migration-files.ts";

/**
 * Makes the functions of these files in the client's transaction: those whose text changed since it was applied, or
 * all of them when `all` is true. Answers the files it applied. Throws `function_without_file` when the database has a
 * function whose file is gone, and `signature_changed` when a function could not be replaced in its place.
 */
export async function applyFunctions(
  client: pg.Client,
  files: readonly SqlFile[],
  all: boolean,
): Promise<SqlFile[]> {
  const applied = await readApplied(client);
  await forgetDropped(client, files, [...applied.keys()]);
  const pending = files.filter(({ name, checksum }) => all || applied.get(name) !== checksum);
  if (pending.length === 0) return [];
  await define(client, pending);
  await checkNames(client, pending);
  await client.query(REMEMBER, [pending.map(({ name }) => name), pending.map(({ checksum }) => checksum)]);
  return pending;
}

async function readApplied(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from schema_functions",
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

/** A file may go when a migration has dropped its function. */
async function forgetDropped(
  client: pg.Client,
  files: readonly SqlFile[],
  applied: readonly string[],
): Promise<void> {
  const gone = applied.filter((name) => !files.some((file) => file.name === name));
  if (gone.length === 0) return;
  const left = (await countByName(client, gone)).map(({ name }) => name);
  if (left.length > 0)
    throw conflict(
      "function_without_file",
      `The database has functions without a file in migrations/functions: ${left.join(", ")}. Either a newer hub made them: start that version. Or their files were removed: that needs a migration that drops the functions.`,
      { left },
    );
  await client.query("delete from schema_functions where name = any ($1)", [gone]);
}

/** The first round looks into no body, so a file may call a function of a later one; the second checks every body. */
async function define(client: pg.Client, files: readonly SqlFile[]): Promise<void> {
  for (const checked of ["off", "on"]) {
    await client.query(`set local check_function_bodies = ${checked}`);
    for (const file of files)
      await client.query(file.sql).catch((error: unknown) => {
        throw isOtherSignature(error) ? signatureChanged([file.name]) : fileFailed(file, error);
      });
  }
}

/** Another name or type of an argument makes a second function beside the first, where it is not refused at once. */
async function checkNames(client: pg.Client, files: readonly SqlFile[]): Promise<void> {
  const counts = await countByName(
    client,
    files.map(({ name }) => name),
  );
  const twice = counts.filter(({ count }) => count > 1).map(({ name }) => name);
  if (twice.length > 0) throw signatureChanged(twice);
  const none = files.filter((file) => !counts.some(({ name }) => name === file.name));
  if (none.length > 0)
    throw invalid(
      "function_misnamed",
      `A file in functions/ makes the function of its name; these do not: ${none.map(({ path }) => path).join(", ")}.`,
    );
}

const countByName = async (client: pg.Client, names: readonly string[]) =>
  (await client.query<{ name: string; count: number }>(COUNT_BY_NAME, [names])).rows;

/** `create or replace` refuses another result or argument name; naming a function that exists twice is ambiguous. */
const isOtherSignature = (error: unknown): boolean =>
  error instanceof pg.DatabaseError &&
  ((error.routine === "ProcedureCreate" && (error.code === "42P13" || error.code === "42809")) ||
    (error.routine === "LookupFuncWithArgs" && error.code === "42725"));

const signatureChanged = (names: readonly string[]): HubError =>
  conflict(
    "signature_changed",
    `A changed signature needs a migration that drops the old one: ${names.map((name) => `drop function if exists ${name}`).join("; ")}. Everything was undone.`,
    { functions: names },
  );

const COUNT_BY_NAME = `select proname as name, count(*)::int as count from pg_proc
  where pronamespace = 'public'::regnamespace and proname = any ($1) group by proname order by proname`;

const REMEMBER = `insert into schema_functions (name, checksum) select * from unnest($1::text[], $2::text[])
  on conflict (name) do update set checksum = excluded.checksum, applied_at = excluded.applied_at`;
