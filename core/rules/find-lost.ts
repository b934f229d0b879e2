import type { Transaction } from "../database/index.ts";
import type { Reference } from "./references.ts";

/** Finds the references, by id, that the organization does not have; one query for all of them. */
export async function findLost(
  tx: Transaction,
  references: readonly Reference[],
): Promise<ReadonlySet<string>> {
  const ids = new Set(references.map(({ id }) => id));
  if (ids.size === 0) return ids;
  const { rows } = await tx.client.query<{ id: string }>(FOUND, [tx.organizationId, [...ids]]);
  return ids.difference(new Set(rows.map(({ id }) => id)));
}

const FOUND = `
  select id from comm_templates where organization_id = $1 and id = any ($2)
  union all select id from comm_labels where organization_id = $1 and id = any ($2)
  union all select user_id from user_roles where organization_id = $1 and user_id = any ($2)
  union all select id from comm_channels where organization_id = $1 and id = any ($2)`;
