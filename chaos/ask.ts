import pg from "pg";
import type { Stage } from "./stage/stage.ts";

/** Asks the stage's database as its owner, on a connection of its own: what holds one open would miss a takeover. */
export async function ask<Row extends pg.QueryResultRow>(stage: Stage, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return await withOwner(stage, async (owner) => (await owner.query<Row>(text, [...values])).rows);
}

/** Lends a connection of the database's owner. */
export async function withOwner<T>(stage: Stage, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: await stage.databaseUrl(), connectionTimeoutMillis: 5_000 });
  owner.on("error", () => {});
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
