import { actionsFor, type MemberActor } from "../../access/index.ts";
import { appendEvent } from "../../outbox/index.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { readMember } from "./queries.ts";
import { memberTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Ends all sessions in which a member works in the organization, for a device that was lost. Throws `role_above_yours`. */
export const endMemberSessions = action({
  name: "member.end_sessions",
  summary: "Ends all sessions of a member in the organization.",
  permission: "member.manage",
  target: memberTarget,
  record: "audit",
  async perform({ tx, actor, note }, { id }) {
    const member = await readMember(tx, id);
    assertCanGrant(actor, member.rights, member);
    await tx.client.query("select end_member_sessions($1)", [id]);
    await appendEvent(tx, { kind: "member_changed", userId: id });
    note({ action: "member.sessions_ended", target: { kind: "user", id }, facts: { name: member.name } });
  },
});
