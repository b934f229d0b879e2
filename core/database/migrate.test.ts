import { mkdtemp, rm, writeFile } from "node:fs/promises";
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
  await write("0001_create_people", "create table people (name text primary key)");
  await write("0002_invite_ada", "insert into people values ('Ada')");
});

afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, sql: string) => writeFile(join(folder, `${name}.sql`), sql);

async function people(): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>("select name from people order by name");
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

  it("undoes a migration that fails and says which line is wrong", async () => {
    await write(
      "0003_invite_all",
      "insert into people values ('Linus');\ninsert into poeple values ('Grace')",
    );
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: "migration_failed",
      facts: { migration: "0003_invite_all", line: 2 },
    });
    expect(await people()).toEqual(["Ada"]);
    await write("0003_invite_all", "insert into people values ('Linus')");
    expect(await migrate(url, folder)).toEqual(["0003_invite_all"]);
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

  it("names a database that does not answer", async () => {
    await expect(migrate("postgres://nobody@127.0.0.1:1/none", folder)).rejects.toMatchObject({
      kind: "unavailable",
      code: "database_unreachable",
    });
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
