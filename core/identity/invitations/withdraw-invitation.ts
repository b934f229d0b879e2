import { actionsFor, type MemberActor } from "../../access/index.ts";
import type { MemberContext } from "../context.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { rightsOf } from "../roles/rights-of.ts";
import { invitationTarget, lockPending, type PendingInvitation } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Makes an invitation's link worthless; throws `role_above_yours` when it gives more than the actor holds. */
export const withdrawInvitation = action({
  name: "invitation.withdraw",
  summary: "Withdraws an invitation.",
  permission: "invitation.manage",
  errors: { refused: ["role_above_yours"] },
  target: invitationTarget,
  record: "audit",
  risk: "confirm",
  async perform(context, invitation) {
    await withdraw(context, invitation);
    context.note({
      action: "invitation.withdrawn",
      target: { kind: "invitation", id: invitation.id },
      facts: { email: invitation.email },
    });
  },
});

/** Makes room for a new invitation to an address: the one that waits is withdrawn. Throws `role_above_yours` as `withdrawInvitation` does. */
export async function replaceInvitation(context: MemberContext, email: string): Promise<void> {
  const invitation = await lockPending(context.tx, "i.email", email);
  if (invitation) await withdraw(context, invitation);
}

async function withdraw(
  { tx, actor }: MemberContext,
  { id, role, permissions }: PendingInvitation,
): Promise<void> {
  assertCanGrant(actor, rightsOf(role, permissions));
  await tx.client.query(
    "update invitations set status = 'withdrawn' where organization_id = $1 and id = $2",
    [tx.organizationId, id],
  );
}
