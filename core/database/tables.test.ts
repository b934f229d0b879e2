import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { PgTimestamp, type PgColumn } from "drizzle-orm/pg-core";
import { glob } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { unsafeCast } from "../kernel/trust.ts";
import { testDatabase } from "../testing/database.ts";

const CORE = fileURLToPath(new URL("../", import.meta.url));
const database = await testDatabase();
const tables = (
  await Promise.all(
    (await Array.fromAsync(glob("**/table.ts", { cwd: CORE }))).map(async (file) =>
      Object.values(unsafeCast<object>(await import(`${CORE}${file}`))),
    ),
  )
)
  .flat()
  .filter((one): one is Table => is(one, Table));
const { rows } = await database.owner.query<{
  name: string;
  column: string;
  type: string;
  required: boolean;
}>(
  `select c.relname as name, a.attname as "column", format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
   from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`,
);

describe("the tables as the code knows them", () => {
  it("are all looked at", () => {
    expect(tables.length).toBeGreaterThan(10);
  });

  it.each(tables.map((table) => [getTableName(table), table] as const))(
    "%s: every column exists in the catalogue, of that type",
    (name, table) => {
      for (const column of Object.values(unsafeCast<Record<string, PgColumn>>(getTableColumns(table)))) {
        const found = rows.find((row) => row.name === name && row.column === column.name);
        expect({ column: column.name, type: found?.type }).toEqual({
          column: column.name,
          type: typeOf(column),
        });
        // What may be missing in a row must not be taken for certain.
        if (column.notNull) expect([column.name, found?.required]).toEqual([column.name, true]);
      }
    },
  );
});

const typeOf = (column: PgColumn): string =>
  is(column, PgTimestamp) ? "timestamp with time zone" : column.getSQLType();
