import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { missing } from "../../kernel/errors.ts";
import type { MemberActor } from "../actor.ts";
import type { KeyId } from "./api-key.ts";

/** Makes a key worthless from the next request on, with all that were made with it or with those; throws `key_missing`. */
export async function revokeKey(tx: Transaction, actor: MemberActor, id: string, ip: string): Promise<void> {
  const revoked = await end(tx, "id = $2", id);
  if (revoked.length === 0) throw missing("key_missing", "There is no such key.");
  revoked.push(...(await endMadeWith(tx, revoked)));
  for (const { id: keyId, name, madeWith } of revoked) await recordAudit(tx, { actor, action: "key.revoked", target: { kind: "key", id: keyId }, facts: { name, ...(keyId !== id && { madeWith }) }, ip });
}

type Revoked = { readonly id: KeyId; readonly name: string; readonly madeWith: KeyId | null };

/** One generation a statement: whoever was just making a key with one of the last has been waited for, so the next statement sees it. */
async function endMadeWith(tx: Transaction, makers: readonly Revoked[]): Promise<readonly Revoked[]> {
  if (makers.length === 0) return [];
  const made = await end(tx, "made_with = any ($2)", makers.map(({ id }) => id));
  return [...made, ...(await endMadeWith(tx, made))];
}

async function end(tx: Transaction, condition: string, value: string | readonly string[]): Promise<Revoked[]> {
  const { rows } = await tx.client.query<Revoked>(
    `update api_keys set revoked_at = clock_timestamp() where organization_id = $1 and ${condition} and revoked_at is null returning id, name, made_with as "madeWith"`, [tx.organizationId, value],
  );
  return rows;
}
