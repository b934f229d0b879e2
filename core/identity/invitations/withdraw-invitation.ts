import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { missing } from "../../kernel/errors.ts";
import type { MemberActor } from "../actor.ts";

/** Makes an invitation's link worthless; throws `invitation_missing` when none waits. */
export async function withdrawInvitation(tx: Transaction, actor: MemberActor, id: string, ip: string): Promise<void> {
  const { rows } = await tx.client.query<{ email: string }>("update invitations set status = 'withdrawn' where organization_id = $1 and id = $2 and status = 'pending' returning email", [tx.organizationId, id]);
  const [row] = rows;
  if (row === undefined) throw missing("invitation_missing", "There is no such invitation waiting.");
  await recordAudit(tx, { actor, action: "invitation.withdrawn", target: { kind: "invitation", id }, facts: { email: row.email }, ip });
}
