import type { Transaction } from "../database/index.ts";

/** What customers and members read as the organization's name. */
export async function organizationName(tx: Transaction): Promise<string> {
  const { rows } = await tx.client.query<{ name: string }>("select name from organizations where id = $1", [
    tx.organizationId,
  ]);
  return rows[0]?.name ?? "";
}
