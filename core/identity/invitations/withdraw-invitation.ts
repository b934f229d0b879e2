import type { MemberActor } from "../../access/index.ts";
import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { missing } from "../../kernel/errors.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { rightsOf } from "../roles/rights-of.ts";

type Row = { id: string; email: string; role: string | null; permissions: Record<string, unknown> | null };

/** Makes an invitation's link worthless; throws `invitation_missing` when none waits, `role_above_yours` when it gives more than the actor holds. */
export async function withdrawInvitation(
  tx: Transaction,
  actor: MemberActor,
  id: string,
  ip: string,
): Promise<void> {
  const [row] = await lock(tx, "i.id", id);
  if (row === undefined) throw missing("invitation_missing", "There is no such invitation waiting.");
  await withdraw(tx, actor, row);
  await recordAudit(tx, {
    actor,
    action: "invitation.withdrawn",
    target: { kind: "invitation", id },
    facts: { email: row.email },
    ip,
  });
}

/** Makes room for a new invitation to an address: the one that waits is withdrawn. Throws `role_above_yours` as `withdrawInvitation` does. */
export async function replaceInvitation(tx: Transaction, actor: MemberActor, email: string): Promise<void> {
  const [row] = await lock(tx, "i.email", email);
  if (row !== undefined) await withdraw(tx, actor, row);
}

async function lock(tx: Transaction, column: "i.id" | "i.email", value: string): Promise<readonly Row[]> {
  const { rows } = await tx.client.query<Row>(
    `select i.id, i.email, i.role, r.permissions from invitations i left join roles r on r.organization_id = i.organization_id and r.id = i.role_id
     where i.organization_id = $1 and ${column} = $2 and i.status = 'pending' for update of i`,
    [tx.organizationId, value],
  );
  return rows;
}

async function withdraw(tx: Transaction, actor: MemberActor, { id, role, permissions }: Row): Promise<void> {
  assertCanGrant(actor, rightsOf(role, permissions));
  await tx.client.query(
    "update invitations set status = 'withdrawn' where organization_id = $1 and id = $2",
    [tx.organizationId, id],
  );
}
