import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { invalid } from "../kernel/errors.ts";

/** A file of SQL: its name without `.sql`, its path below the folder, its text, and the SHA-256 of that. */
export type SqlFile = {
  readonly name: string;
  readonly path: string;
  readonly sql: string;
  readonly checksum: string;
};

const MIGRATION = /^\d{4}_[a-z0-9_]+\.sql$/;
const FUNCTION = /^[a-z][a-z0-9_]*\.sql$/;

/** Reads the migrations of a folder in the order of their numbers; throws when one is misnamed or a number is taken twice. */
export async function readMigrations(folder: string): Promise<SqlFile[]> {
  const files = await listSql(folder);
  const odd = files.filter((file) => !MIGRATION.test(file));
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
  return Promise.all(files.map((file) => read(folder, file)));
}

/** Reads `functions/` of a folder: one file a function, named as the function; throws when a name cannot be one. */
export async function readFunctions(folder: string): Promise<SqlFile[]> {
  const files = await listSql(`${folder}/functions`);
  const odd = files.filter((file) => !FUNCTION.test(file));
  if (odd.length > 0)
    throw invalid(
      "function_misnamed",
      `A file in functions/ is named as its function, in lower case; these are not: ${odd.join(", ")}.`,
    );
  return Promise.all(files.map((file) => read(folder, `functions/${file}`)));
}

const listSql = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((file) => file.endsWith(".sql")).toSorted();

async function read(folder: string, path: string): Promise<SqlFile> {
  const sql = await readFile(`${folder}/${path}`, "utf8");
  return {
    name: path.slice(path.lastIndexOf("/") + 1, -".sql".length),
    path,
    sql,
    checksum: createHash("sha256").update(sql).digest("hex"),
  };
}
