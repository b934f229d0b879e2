import type { Database } from "../database/index.ts";
import type { Connector } from "../protocol/index.ts";

/** The oldest active chat of the whole hub that a page can embed; null while there is none. Asked by the demonstration only, which knows no organization. */
export async function findDemoChannel(database: Pick<Database, "system">, registry: Readonly<Record<string, Connector>>): Promise<string | null> {
  const kinds = Object.values(registry).flatMap(({ kind, hosts }) => (hosts ? [kind] : []));
  const { rows } = await database.system.query<{ id: string }>("select id from comm_channels where connector = any ($1) and status = 'active' order by created_at limit 1", [kinds]);
  return rows[0]?.id ?? null;
}
