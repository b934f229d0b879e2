import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { isId, type OrganizationId } from "../kernel/ids.ts";
import { invalid } from "../kernel/errors.ts";
import type { CommittedEvent, Database } from "./client.ts";

/** A transaction of one organization, which sees that organization's rows only. */
export type Transaction = {
  readonly organizationId: OrganizationId;
  /** Drizzle on this transaction's connection. */
  readonly db: NodePgDatabase;
  /** The connection itself, for statements drizzle cannot say. */
  readonly client: pg.PoolClient;
  /** Passes an event to `Database.onCommit` after the commit. Its row is the guarantee. */
  publish(event: CommittedEvent): void;
};

/** Runs `work` in a transaction bound to the organization; any throw rolls it back. */
export const inOrganization = <T>(
  database: Database,
  organizationId: OrganizationId,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> => run(database, organizationId, "begin", work);

/** Runs `work` in a read-only transaction bound to the organization. */
export const readOrganization = <T>(
  database: Database,
  organizationId: OrganizationId,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> => run(database, organizationId, "begin read only", work);

async function run<T>(
  database: Database,
  organizationId: OrganizationId,
  begin: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  // The id travels inside the statement text (one round trip), so its shape is checked here.
  if (!isId("org", organizationId))
    throw invalid("organization_id_malformed", "That is not an organization's id.");
  const giveBack = await database.share(organizationId);
  try {
    return await runOn(await database.server.connect(), database, organizationId, begin, work);
  } finally {
    giveBack();
  }
}

async function runOn<T>(
  client: pg.PoolClient,
  database: Database,
  organizationId: OrganizationId,
  begin: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const events: CommittedEvent[] = [];
  let broken: Error | undefined;
  try {
    await client.query(`${begin}; set local app.organization_id = '${organizationId}'`);
    const result = await work({
      organizationId,
      db: drizzleOn(client),
      client,
      publish: (event) => void events.push(event),
    });
    await client.query("commit");
    if (events.length > 0) for (const listener of database.onCommit) listener(organizationId, events);
    return result;
  } catch (error) {
    await client.query("rollback").catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}

const drizzles = new WeakMap<pg.PoolClient, NodePgDatabase>();

function drizzleOn(client: pg.PoolClient): NodePgDatabase {
  const known = drizzles.get(client);
  if (known) return known;
  const made = drizzle(client);
  drizzles.set(client, made);
  return made;
}
