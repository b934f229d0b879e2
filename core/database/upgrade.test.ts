import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { MemberActor } from "../identity/index.ts";
import { newId } from "../kernel/ids.ts";
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
  for (const file of await readdir(MIGRATIONS))
    if (file <= BEFORE) await copyFile(join(MIGRATIONS, file), join(folder, file));
});
afterAll(async () => {
  await owner.end();
  await rm(folder, { recursive: true });
});

it("keys end that were made with a revoked one, as the trail of before tells, or by somebody who left", async () => {
  const url = await emptyDatabase();
  await migrate(url, folder);
  const before = new pg.Pool({ connectionString: url });
  const acme = await makeOrganization(before);
  const [ada, eve] = [
    await makeMember(before, acme, "Ada"),
    await makeMember(before, await makeOrganization(before, "Evil"), "Eve"),
  ];
  const [leaked, child, grandchild, other, eves] = [
    newId("key"),
    newId("key"),
    newId("key"),
    newId("key"),
    newId("key"),
  ];
  const make = async (key: string, maker: string | null, revoked: boolean, by: MemberActor = ada) => {
    await before.query(
      "insert into api_keys (organization_id, id, name, prefix, key_hash, revoked_at, created_by) values ($1, $2, 'Key', 'parley_', $2, case when $3 then clock_timestamp() end, $4)",
      [acme, key, revoked, by.userId],
    );
    await before.query(
      "insert into audit_logs (organization_id, id, actor_kind, action, target_kind, target_id, facts) values ($1, $2, 'member', 'key.made', 'key', $3, $4)",
      [acme, newId("aud"), key, maker === null ? {} : { key: maker }],
    );
  };
  for (const [key, maker, revoked] of [
    [grandchild, child, false],
    [child, leaked, false],
    [leaked, null, true],
    [other, null, false],
  ] as const)
    await make(key, maker, revoked);
  await make(eves, null, false, eve);
  await migrate(url);
  const { rows } = await before.query(
    "select id, made_with, revoked_at is not null as revoked from api_keys order by id",
  );
  await before.end();
  expect(rows).toEqual([
    { id: leaked, made_with: null, revoked: true },
    { id: child, made_with: leaked, revoked: true },
    { id: grandchild, made_with: child, revoked: true },
    { id: other, made_with: null, revoked: false },
    { id: eves, made_with: null, revoked: true },
  ]);
});

it("a hub of before is brought up to date and keeps a row of every kind", async () => {
  const url = await emptyDatabase();
  owner = new pg.Pool({ connectionString: url });
  await migrate(url, folder);
  const acme = await makeOrganization(owner);
  const { rows: tables } = await owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
  );
  const rows = await insertTenantRows(owner, acme, (await makeMember(owner, acme)).userId, (table) =>
    tables.some(({ name }) => name === table),
  );
  expect(rows.length).toBeGreaterThan(25);

  expect(await migrate(url)).not.toEqual([]);
  for (const [table] of rows) {
    expect([
      table,
      (await owner.query(`select from ${table} where organization_id = $1`, [acme])).rowCount,
    ]).toEqual([table, rows.filter(([other]) => other === table).length]);
  }
});
