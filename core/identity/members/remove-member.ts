import { actionsFor, type MemberActor } from "../../access/index.ts";
import { appendEvent } from "../../outbox/index.ts";
import { withdrawUngrantable } from "../invitations/withdraw-ungrantable.ts";
import { revokeKeysOf } from "../keys/revoke-keys-of.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { keepAnOwner } from "./keep-an-owner.ts";
import { readMember } from "./queries.ts";
import { memberTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Takes a member out of the organization and ends their sessions and keys in it; the account stays, it may belong elsewhere. Throws `role_above_yours` or `last_owner`. */
export const removeMember = action({
  name: "member.remove",
  summary: "Takes a member out of the organization.",
  permission: "member.manage",
  errors: { refused: ["role_above_yours"], conflict: ["last_owner"] },
  target: memberTarget,
  record: "audit",
  sensitive: true,
  async perform(context, { id }) {
    const { tx, actor, note } = context;
    const member = await readMember(tx, id);
    assertCanGrant(actor, member.rights, member);
    await keepAnOwner(tx, member);
    await tx.client.query("select end_member_sessions($1)", [id]);
    await tx.client.query("delete from user_roles where organization_id = $1 and user_id = $2", [
      tx.organizationId,
      id,
    ]);
    await appendEvent(tx, { kind: "member_changed", userId: id });
    await revokeKeysOf(context, id);
    await withdrawUngrantable(context);
    note({
      action: "member.removed",
      target: { kind: "user", id },
      facts: { name: member.name, role: member.role },
    });
  },
});
