import { appendEvent } from "../../outbox/index.ts";
import type { MemberContext } from "../context.ts";
import { withdrawUngrantable } from "../invitations/withdraw-ungrantable.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { findRole, roleColumns } from "../roles/queries.ts";
import { keepAnOwner } from "./keep-an-owner.ts";
import { readMember, type Member } from "./queries.ts";

/** Gives a member another role and ends their sessions in the organization; only between roles the actor's own reaches. Throws `role_above_yours` or `last_owner`. */
export async function giveRole(context: MemberContext, memberId: string, roleName: string): Promise<Member> {
  const { tx, actor, note } = context;
  // The role before its holders, as when it is changed: in two orders each would wait for the other.
  const role = await findRole(tx, roleName);
  const member = await readMember(tx, memberId);
  if (role.name === member.role) return member;
  for (const { rights } of [member, role]) assertCanGrant(actor, rights, member);
  await keepAnOwner(tx, member);
  const columns = roleColumns(role);
  await tx.client.query(
    "update user_roles set role = $3, role_id = $4 where organization_id = $1 and user_id = $2",
    [tx.organizationId, member.id, columns.role, columns.roleId],
  );
  // Rights are read live; ending the sessions besides makes an old cookie worthless to whoever else has it.
  if (member.id !== actor.userId) await tx.client.query("select end_member_sessions($1)", [member.id]);
  await appendEvent(tx, { kind: "member_changed", userId: member.id });
  note({
    action: "member.role_changed",
    target: { kind: "user", id: member.id },
    facts: { from: member.role, to: role.name },
  });
  await withdrawUngrantable(context);
  return { ...member, role: role.name, rights: role.rights };
}
