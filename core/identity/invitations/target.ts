import type { Target } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { missing } from "../../kernel/errors.ts";

/** An invitation nobody has accepted or withdrawn, and what its role may do. */
export type PendingInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: string | null;
  readonly permissions: Record<string, unknown> | null;
};

/** A pending invitation, as actions see it; locked, so that it is withdrawn once. */
export const invitationTarget: Target<PendingInvitation> = {
  kind: "invitation",
  errors: { missing: ["invitation_missing"] },
  async find(tx, _, id) {
    const invitation = await lockPending(tx, "i.id", id);
    if (!invitation) throw missing("invitation_missing", "This invitation is no longer pending.");
    return invitation;
  },
  resourceOf: () => ({}),
};

/** The pending invitation of that id, or to that address, held to the commit. */
export async function lockPending(
  tx: Transaction,
  column: "i.id" | "i.email",
  value: string,
): Promise<PendingInvitation | undefined> {
  const { rows } = await tx.client.query<PendingInvitation>(
    `select i.id, i.email, i.role, r.permissions from invitations i left join roles r on r.organization_id = i.organization_id and r.id = i.role_id
     where i.organization_id = $1 and ${column} = $2 and i.status = 'pending' for update of i`,
    [tx.organizationId, value],
  );
  return rows[0];
}
