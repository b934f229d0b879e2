import pg from "pg";
import type { Stage } from "./stage/stage.ts";

/**
 * Queries the stage's database as its owner. Each call opens its own connection, because an open one would miss a
 * takeover of the database.
 */
export async function ask<Row extends pg.QueryResultRow>(
  stage: Stage,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return await withOwner(stage, async (owner) => (await owner.query<Row>(text, [...values])).rows);
}

/** Opens a connection as the owner of the database. */
async function lend(stage: Stage): Promise<pg.Client> {
  const owner = new pg.Client({
    connectionString: await stage.databaseUrl(),
    connectionTimeoutMillis: 5_000,
  });
  owner.on("error", () => {});
  try {
    await owner.connect();
    return owner;
  } catch (error) {
    throw new Error(`Postgres does not answer in the scene "${stage.mode}".`, { cause: error });
  }
}

/** Runs the work on a connection of the database's owner, then closes it. */
export async function withOwner<T>(stage: Stage, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = await lend(stage);
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
