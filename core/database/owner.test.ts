import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, inject, it } from "vitest";
import { emptyDatabase } from "../testing/database.ts";
import { findTenancyFaults } from "../testing/find-tenancy-faults.ts";
import { migrate } from "./migrate.ts";

it("migrates as an owner who is no superuser, as hosted Postgres gives one", async () => {
  const name = `owner_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(await emptyDatabase());
  await asSuperuser([
    `create role ${name} login createrole bypassrls password 'secret'`,
    // The run's other databases have made the roles already; alone on a cluster the owner makes them and has this by that.
    `grant parley_server, parley_auth, parley_ingest, parley_system to ${name} with admin true, inherit false, set false`,
    `alter database ${url.pathname.slice(1)} owner to ${name}`,
  ]);
  url.username = name;
  url.password = "secret";
  const applied = await migrate(url.href);
  expect(applied.length).toBeGreaterThan(20);

  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  // As when their texts have changed: those that parley_system owns are replaced too.
  await pool.query("update schema_functions set checksum = 'another'");
  expect((await migrate(url.href)).length).toBeGreaterThan(20);
  expect(await findTenancyFaults(pool)).toEqual([]);
  await pool.end();
});

async function asSuperuser(statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
