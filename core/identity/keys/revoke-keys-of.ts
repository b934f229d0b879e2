import type { MemberActor } from "../../access/index.ts";
import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { endKeys } from "./end-keys.ts";

/** Makes a member's keys worthless for good: they must not come back with whoever made them. */
export async function revokeKeysOf(
  tx: Transaction,
  actor: MemberActor,
  userId: UserId,
  ip: string,
): Promise<void> {
  for (const { id, name } of await endKeys(tx, "created_by = $2", userId))
    await recordAudit(tx, { actor, action: "key.revoked", target: { kind: "key", id }, facts: { name }, ip });
}
