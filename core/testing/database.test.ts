import { expect, it } from "vitest";
import { testDatabase } from "./database.ts";

const db = await testDatabase();

it.each(["server", "ingest", "auth", "system"] as const)("opens the %s's pool as that role", async (name) => {
  const client = await db[name].connect();
  const { rows } = await client.query("select current_user as who, current_database() as place");
  client.release();
  expect(rows).toEqual([{ who: `parley_${name}`, place: new URL(db.url).pathname.slice(1) }]);
});

it("gives the file a migrated database of its own", async () => {
  const { rows } = await db.owner.query("select count(*)::int as applied from schema_migrations");
  expect(rows[0].applied).toBeGreaterThan(0);
});
