import type { Transaction } from "../../database/index.ts";
import type { KeyId } from "./api-key.ts";

/** A key that has just ended. */
export type EndedKey = { readonly id: KeyId; readonly name: string; readonly madeWith: KeyId | null };

/** Ends the keys for which a condition on `$2` holds; those that ended before are left out. */
export async function endKeys(
  tx: Transaction,
  condition: string,
  value: string | readonly string[],
): Promise<readonly EndedKey[]> {
  const { rows } = await tx.client.query<EndedKey>(
    `update api_keys set revoked_at = clock_timestamp() where organization_id = $1 and ${condition} and revoked_at is null returning id, name, made_with as "madeWith"`,
    [tx.organizationId, value],
  );
  return rows;
}
