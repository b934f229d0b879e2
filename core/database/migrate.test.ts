import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emptyDatabase } from "../testing/database.ts";
import { checkVersion } from "./check-version.ts";
import { migrate } from "./migrate.ts";

let folder: string;
let url: string;

beforeEach(async () => {
  [folder, url] = await Promise.all([mkdtemp(join(tmpdir(), "migrations-")), emptyDatabase()]);
  await mkdir(join(folder, "functions"));
  await write("0001_create_people", "create table people (name text primary key)");
  await write("0002_invite_ada", "insert into people values ('Ada')");
});

afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, sql: string) => writeFile(join(folder, `${name}.sql`), sql);

/** The text of a function of no argument, as its file has it. */
const makes = (name: string, body: string, result = "bigint") =>
  `create or replace function ${name}() returns ${result} language sql as $$\n  ${body}\n$$;\n`;

const people = () => names("select name from people order by name");

async function names(question: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(question);
  await client.end();
  return rows.map((row) => row.name);
}

describe("migrate", () => {
  it("applies what is missing, in order and once", async () => {
    expect(await migrate(url, folder)).toEqual(["0001_create_people", "0002_invite_ada"]);
    await write("0003_invite_grace", "insert into people values ('Grace')");
    expect(await migrate(url, folder)).toEqual(["0003_invite_grace"]);
    expect(await migrate(url, folder)).toEqual([]);
    expect(await people()).toEqual(["Ada", "Grace"]);
  });

  it("lets one of six processes that start together do the work", async () => {
    const applied = await Promise.all(Array.from({ length: 6 }, () => migrate(url, folder)));
    expect(applied.filter((names) => names.length > 0)).toEqual([["0001_create_people", "0002_invite_ada"]]);
    expect(await people()).toEqual(["Ada"]);
  });

  it("undoes everything when a migration fails, and says which line is wrong", async () => {
    await migrate(url, folder);
    await write("0003_invite_grace", "insert into people values ('Grace')");
    await write(
      "0004_invite_all",
      "insert into people values ('Linus');\ninsert into poeple values ('Margaret')",
    );
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: "migration_failed",
      message: expect.stringContaining("migrations/0004_invite_all.sql, line 2, failed"),
      facts: { file: "0004_invite_all.sql", line: 2 },
    });
    expect(await people()).toEqual(["Ada"]);
    await write("0004_invite_all", "insert into people values ('Linus')");
    expect(await migrate(url, folder)).toEqual(["0003_invite_grace", "0004_invite_all"]);
  });

  it("refuses a changed migration", async () => {
    await migrate(url, folder);
    await write("0002_invite_ada", "insert into people values ('Eve')");
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: "migration_changed",
      facts: { changed: ["0002_invite_ada"] },
    });
    expect(await people()).toEqual(["Ada"]);
  });

  it("refuses a database that a newer hub has migrated", async () => {
    await write("0003_invite_grace", "insert into people values ('Grace')");
    await migrate(url, folder);
    await rm(join(folder, "0003_invite_grace.sql"));
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: "database_newer",
      facts: { newer: ["0003_invite_grace"] },
    });
  });

  it("refuses a migration that would run after its successors", async () => {
    await write("0004_invite_grace", "insert into people values ('Grace')");
    await migrate(url, folder);
    await write("0003_invite_linus", "insert into people values ('Linus')");
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: "migration_late",
      facts: { late: ["0003_invite_linus"] },
    });
  });

  it.each(["3_invite", "0003-invite", "0002_invite_grace"])("refuses the name %s", async (name) => {
    await write(name, "select 1");
    await expect(migrate(url, folder)).rejects.toMatchObject({ kind: "invalid" });
  });

  it("refuses the name functions/count-people", async () => {
    await write("functions/count-people", "select 1");
    await expect(migrate(url, folder)).rejects.toMatchObject({ code: "function_misnamed" });
  });

  it("names a database that does not answer", async () => {
    await expect(migrate("postgres://nobody@127.0.0.1:1/none", folder)).rejects.toMatchObject({
      kind: "unavailable",
      code: "database_unreachable",
    });
  });
});

describe("migrate, with functions", () => {
  const counted = () => names("select count_people()::text as name");

  beforeEach(async () => {
    await write("functions/count_people", makes("count_people", "select count(*) from list_people()"));
    await write("functions/list_people", makes("list_people", "select name from people", "setof text"));
  });

  it("makes them after the tables, whatever the order of their names, and once", async () => {
    expect(await migrate(url, folder)).toEqual([
      "0001_create_people",
      "0002_invite_ada",
      "functions/count_people",
      "functions/list_people",
    ]);
    expect(await counted()).toEqual(["1"]);
    expect(await migrate(url, folder)).toEqual([]);
  });

  it("makes the one anew whose text changed", async () => {
    await migrate(url, folder);
    await write("functions/count_people", makes("count_people", "select 2::bigint"));
    expect(await migrate(url, folder)).toEqual(["functions/count_people"]);
    expect(await counted()).toEqual(["2"]);
  });

  it("makes all anew after a migration, which may have changed what they stand upon", async () => {
    await migrate(url, folder);
    await write("0003_begin_anew", "drop function if exists list_people");
    expect(await migrate(url, folder)).toEqual([
      "0003_begin_anew",
      "functions/count_people",
      "functions/list_people",
    ]);
    expect(await counted()).toEqual(["1"]);
  });

  it("undoes everything when one fails, and says which line is wrong", async () => {
    await migrate(url, folder);
    await write("0003_invite_grace", "insert into people values ('Grace')");
    await write("functions/list_people", makes("list_people", "select name\n  from poeple", "setof text"));
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: "migration_failed",
      message: expect.stringContaining("migrations/functions/list_people.sql, line 3, failed"),
      facts: { file: "functions/list_people.sql", line: 3 },
    });
    expect(await people()).toEqual(["Ada"]);
  });

  it.each([
    [
      "another result",
      "create or replace function count_people() returns text language sql as $$ select 'one' $$",
    ],
    [
      "another argument",
      "create or replace function count_people(at date) returns bigint language sql as $$ select 1 $$",
    ],
    [
      "another argument, and grants",
      "create or replace function count_people(at date) returns bigint language sql as $$ select 1 $$;\nrevoke all on function count_people from public",
    ],
    ["another kind", "create or replace procedure count_people() language sql as $$ select 1 $$"],
  ])("refuses %s until a migration drops the old one", async (_, text) => {
    await migrate(url, folder);
    await write("functions/count_people", text);
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: "signature_changed",
      message: expect.stringContaining("A changed signature needs a migration that drops the old one"),
      facts: { functions: ["count_people"] },
    });
    expect(await counted()).toEqual(["1"]);
    await write("0003_count_otherwise", "drop function if exists count_people");
    expect(await migrate(url, folder)).toContain("functions/count_people");
  });

  it("refuses a function whose file is gone until a migration drops it", async () => {
    await migrate(url, folder);
    await write("functions/count_people", makes("count_people", "select 2::bigint"));
    await rm(join(folder, "functions/list_people.sql"));
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: "function_without_file",
      facts: { left: ["list_people"] },
    });
    expect(await counted()).toEqual(["1"]);
    await write("0003_list_no_more", "drop function if exists list_people");
    expect(await migrate(url, folder)).toEqual(["0003_list_no_more", "functions/count_people"]);
    expect(await migrate(url, folder)).toEqual([]);
  });

  it("refuses a file that makes another function than its name says", async () => {
    await write("functions/greet_people", makes("greet", "select 1::bigint"));
    await expect(migrate(url, folder)).rejects.toMatchObject({ code: "function_misnamed" });
  });

  it("lets one of six processes that start together do the work", async () => {
    await migrate(url, folder);
    await write("functions/count_people", makes("count_people", "select 2::bigint"));
    const applied = await Promise.all(Array.from({ length: 6 }, () => migrate(url, folder)));
    expect(applied.filter((files) => files.length > 0)).toEqual([["functions/count_people"]]);
  });
});

describe("checkVersion", () => {
  it("takes the Postgres the hub brings along", async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await expect(checkVersion(client)).resolves.toBeUndefined();
    await client.end();
  });

  it("refuses an older one by name", async () => {
    // The real server's settings cannot be lowered, so its own answer is read from a function that stands before it.
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      "create schema old; create function old.current_setting(name text) returns text language sql as $$ select case name when 'server_version' then '15.6' else '150006' end $$; set search_path = old, pg_catalog",
    );
    await expect(checkVersion(client)).rejects.toMatchObject({
      code: "database_too_old",
      message: expect.stringContaining("Postgres 15.6"),
    });
    await client.end();
  });
});
