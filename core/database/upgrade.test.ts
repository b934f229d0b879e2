import { appendFile, cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { emptyDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { insertTenantRows } from "../testing/factories/tenant-rows.ts";
import { migrate } from "./migrate.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));

let folder: string;
let url: string;
let owner: pg.Pool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "migrations-"));
  await cp(MIGRATIONS, folder, { recursive: true });
  url = await emptyDatabase();
  owner = new pg.Pool({ connectionString: url });
});
afterEach(async () => {
  await owner.end();
  await rm(folder, { recursive: true });
});

const settingsOf = async (name: string) =>
  (
    await owner.query(
      "select proowner::regrole::text as owner, proacl::text as grants, proconfig as settings, prosrc as body from pg_proc where proname = $1",
      [name],
    )
  ).rows;

it("an empty database gets every file, and a second start changes nothing", async () => {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".sql"));
  expect((await migrate(url, folder)).toSorted()).toEqual(files.map((file) => file.slice(0, -4)).toSorted());
  expect(await migrate(url, folder)).toEqual([]);
});

it("a changed function is made anew, with its owner, its grants and its settings, and nothing else is", async () => {
  await migrate(url, folder);
  const before = await settingsOf("record_inbound");
  await owner.query("alter function record_inbound reset all");
  await owner.query("grant execute on function record_inbound to parley_server");
  await appendFile(join(folder, "functions/record_inbound.sql"), "-- Changed.\n");
  expect(await migrate(url, folder)).toEqual(["functions/record_inbound"]);
  expect(await settingsOf("record_inbound")).toEqual(before);
  expect(before).toEqual([
    expect.objectContaining({
      owner: "parley_system",
      settings: expect.arrayContaining(["search_path=public, pg_temp", "enable_seqscan=off"]),
    }),
  ]);
});

it("an upgrade keeps a row of every kind", async () => {
  await migrate(url, folder);
  const acme = await makeOrganization(owner);
  const rows = await insertTenantRows(owner, acme, (await makeMember(owner, acme)).userId);
  expect(rows.length).toBeGreaterThan(25);
  for (const file of await readdir(join(folder, "functions")))
    await appendFile(join(folder, "functions", file), "-- Changed.\n");
  expect((await migrate(url, folder)).length).toBeGreaterThan(25);
  for (const [table] of rows)
    expect([
      table,
      (await owner.query(`select from ${table} where organization_id = $1`, [acme])).rowCount,
    ]).toEqual([table, rows.filter(([other]) => other === table).length]);
});

it("a database from before the baseline is refused, and keeps what it has", async () => {
  await owner.query(
    "create table schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())",
  );
  await owner.query(
    "insert into schema_migrations (name, checksum) values ('0001_create_roles', 'a'), ('0002_create_identity', 'b')",
  );
  await expect(migrate(url, folder)).rejects.toMatchObject({
    code: "database_before_baseline",
    message: expect.stringContaining("start with an empty database"),
  });
  const { rows } = await owner.query(
    "select relname from pg_class where relname in ('users', 'schema_functions')",
  );
  expect(rows).toEqual([]);
});
