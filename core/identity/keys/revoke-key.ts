import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { missing } from "../../kernel/errors.ts";
import type { MemberActor } from "../actor.ts";

/** Makes a key worthless from the next request on; throws `key_missing`. */
export async function revokeKey(tx: Transaction, actor: MemberActor, id: string, ip: string): Promise<void> {
  const { rows } = await tx.client.query<{ name: string }>(
    "update api_keys set revoked_at = clock_timestamp() where organization_id = $1 and id = $2 and revoked_at is null returning name", [tx.organizationId, id],
  );
  const [row] = rows;
  if (row === undefined) throw missing("key_missing", "There is no such key.");
  await recordAudit(tx, { actor, action: "key.revoked", target: { kind: "key", id }, facts: { name: row.name }, ip });
}
