import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject, vi } from "vitest";
import { openDatabase, type Database } from "../database/client.ts";

/** A test file's own migrated database: the hub's four pools, and the owner's around every rule. */
export type TestDatabase = Database & {
  readonly url: string;
  readonly owner: pg.Pool;
};

/** Clones the migrated template for the calling test file; it is dropped after the file, and a connection left open fails it. */
export async function testDatabase(): Promise<TestDatabase> {
  if (inject("templateFault")) throw new Error(inject("templateFault"));
  const url = await createDatabase("parley_template");
  const database = openDatabase(url);
  const owner = openOwner(url);
  // Hooks run last in, first out: the file's own clean-up comes before the database goes.
  afterAll(async () => {
    await Promise.all([database.close(), owner.end()]);
    await expectNoLeak(url);
  });
  return { ...database, url, owner };
}

/** A database without any migration, for tests of migrations themselves; it goes with the run. */
export const emptyDatabase = (): Promise<string> => createDatabase("template1");

async function createDatabase(template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin((admin) => admin.query(`create database ${name} template ${template}`));
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

function openOwner(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on("error", () => {});
  return pool;
}

async function expectNoLeak(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await asAdmin(async (admin) => {
    await vi.waitFor(async () => {
      const { rows } = await admin.query<{ application_name: string }>(
        "select application_name from pg_stat_activity where datname = $1 and backend_type = 'client backend'",
        [name],
      );
      if (rows.length > 0)
        throw new Error(
          `Connections still open after the tests: ${rows.map((row) => row.application_name || "unnamed").join(", ")}.`,
        );
    }, 15_000);
    await admin.query(`drop database ${name} with (force)`);
  });
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
