import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { testDatabase } from "../testing/database.ts";

const FOLDER = fileURLToPath(new URL("../../migrations/functions", import.meta.url));
/** Made with the tables that need them, in migrations/0001_roles.sql. */
const WITH_THE_TABLES = ["protect_tenant_table", "touch_updated_at"];

const database = await testDatabase();
const { rows: functions } = await database.owner.query<{
  name: string;
  definer: boolean;
  owner: string;
  settings: readonly string[];
  everybody: boolean;
}>(`
  select p.proname as name, p.prosecdef as definer, p.proowner::regrole::text as owner, coalesce(p.proconfig, '{}') as settings,
    has_function_privilege('public', p.oid, 'execute') as everybody
  from pg_proc p where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname`);
const own = functions.filter(({ name }) => !WITH_THE_TABLES.includes(name));

it("every function has its file, and every file its function", () => {
  const files = readdirSync(FOLDER).map((file) => file.replace(/\.sql$/, ""));
  expect(files.length).toBeGreaterThan(20);
  expect(own.map(({ name }) => name)).toEqual(files.toSorted());
});

it("every function says where it looks for tables", () => {
  expect(functions.filter(({ settings }) => !settings.includes("search_path=public, pg_temp"))).toEqual([]);
});

it("a function that runs with its owner's rights has the system role's, and no other", () => {
  const definers = functions.filter(({ definer }) => definer);
  expect(definers.length).toBeGreaterThan(3);
  expect(definers.filter(({ owner }) => owner !== "parley_system")).toEqual([]);
});

it("no function may be called by everybody", () => {
  expect(functions.filter(({ everybody }) => everybody)).toEqual([]);
});
