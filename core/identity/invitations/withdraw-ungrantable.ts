import type { MemberContext } from "../context.ts";
import { listUngrantable } from "./queries.ts";

/**
 * Withdraws for good the invitations whose maker, or the key they were made with, could not give their role any more. Run
 * after whatever takes rights away: an invitation that was only hidden would come back with the rights.
 */
export async function withdrawUngrantable({ tx, note }: MemberContext): Promise<void> {
  const invitations = await listUngrantable(tx);
  if (invitations.length === 0) return;
  await tx.client.query(
    "update invitations set status = 'withdrawn' where organization_id = $1 and id = any ($2)",
    [tx.organizationId, invitations.map(({ id }) => id)],
  );
  for (const { id, email } of invitations)
    note({ action: "invitation.withdrawn", target: { kind: "invitation", id }, facts: { email } });
}
