import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { emptyDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { insertTenantRows } from "../testing/factories/tenant-rows.ts";
import { migrate } from "./migrate.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));
/** The last migration of the hub that people run before this one. */
const BEFORE = "0034_keep_plans_of_the_new.sql";

let folder: string;
let owner: pg.Pool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "migrations-"));
  for (const file of await readdir(MIGRATIONS)) if (file <= BEFORE) await copyFile(join(MIGRATIONS, file), join(folder, file));
});
afterAll(async () => {
  await owner.end();
  await rm(folder, { recursive: true });
});

it("a hub of before is brought up to date and keeps a row of every kind", async () => {
  const url = await emptyDatabase();
  owner = new pg.Pool({ connectionString: url });
  await migrate(url, folder);
  const acme = await makeOrganization(owner);
  const { rows: tables } = await owner.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')");
  const rows = await insertTenantRows(owner, acme, (await makeMember(owner, acme)).userId, (table) => tables.some(({ name }) => name === table));
  expect(rows.length).toBeGreaterThan(25);

  expect(await migrate(url)).not.toEqual([]);
  for (const [table] of rows) {
    expect([table, (await owner.query(`select from ${table} where organization_id = $1`, [acme])).rowCount]).toEqual([table, rows.filter(([other]) => other === table).length]);
  }
});
