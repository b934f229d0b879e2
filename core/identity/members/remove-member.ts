import type { MemberActor } from "../../access/index.ts";
import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { appendEvent } from "../../outbox/index.ts";
import { revokeKeysOf } from "../keys/revoke-keys-of.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { keepAnOwner } from "./keep-an-owner.ts";
import { readMember } from "./queries.ts";

/** Takes a member out of the organization and ends their sessions and keys; the account stays, it may belong elsewhere. Throws `role_above_yours` or `last_owner`. */
export async function removeMember(
  tx: Transaction,
  actor: MemberActor,
  memberId: string,
  ip: string,
): Promise<void> {
  const member = await readMember(tx, memberId);
  assertCanGrant(actor, member.rights, member);
  await keepAnOwner(tx, member);
  await tx.client.query("select end_member_sessions($1)", [member.id]);
  await tx.client.query("delete from user_roles where organization_id = $1 and user_id = $2", [
    tx.organizationId,
    member.id,
  ]);
  await appendEvent(tx, { kind: "member_changed", userId: member.id });
  await revokeKeysOf(tx, actor, member.id, ip);
  await recordAudit(tx, {
    actor,
    action: "member.removed",
    target: { kind: "user", id: member.id },
    facts: { name: member.name, role: member.role },
    ip,
  });
}
