import type { Database, Transaction } from "../../database/index.ts";
import { hashToken, timingSafeEqualText } from "../../kernel/crypto.ts";
import { missing } from "../../kernel/errors.ts";
import type { Id, OrganizationId } from "../../kernel/ids.ts";
import type { MemberActor } from "../actor.ts";
import type { IdentityDeps } from "../deps.ts";
import { covers } from "../permissions.ts";
import { rightsOf } from "../roles/rights-of.ts";
import { linkOf, sealPlace, type Invitation, type InvitationStatus } from "./invitation.ts";

type Row = {
  id: Id<"inv">; email: string; role: string | null; role_name: string | null; permissions: Record<string, unknown> | null;
  status: InvitationStatus; sealed_token: string; expires_at: Date;
};

/** The organization's invitations, the newest first; the link only of those the actor could have made: whoever has it can take what it gives. */
export async function listInvitations(deps: Pick<IdentityDeps, "sealer" | "publicUrl">, tx: Transaction, actor: MemberActor): Promise<Invitation[]> {
  const { rows } = await tx.client.query<Row>(
    `select i.id, i.email, i.role, r.name as role_name, r.permissions, i.sealed_token, i.expires_at,
       case when i.status = 'pending' and i.expires_at <= clock_timestamp() then 'expired' else i.status end as status
     from invitations i left join roles r on r.organization_id = i.organization_id and r.id = i.role_id
     where i.organization_id = $1 order by i.created_at desc, i.id desc limit 200`,
    [tx.organizationId],
  );
  return rows.map((row) => ({
    id: row.id, email: row.email, role: row.role ?? row.role_name ?? "", status: row.status, expiresAt: row.expires_at,
    link: row.status === "pending" && covers(actor.permissions, rightsOf(row.role, row.permissions)) ? linkIn(deps, tx.organizationId, row) : null,
  }));
}

const linkIn = (deps: Pick<IdentityDeps, "sealer" | "publicUrl">, organizationId: OrganizationId, row: Row): string =>
  linkOf(deps, row.id, deps.sealer.open(row.sealed_token, sealPlace(organizationId, row.id)));

export type WaitingInvitation = { readonly id: string; readonly organizationName: string; readonly email: string; readonly role: string };

/** The invitation a link speaks of, while it can be accepted; throws `invitation_missing`, the same for a wrong token as for none. */
export async function readWaitingInvitation(database: Database, id: string, token: string): Promise<WaitingInvitation> {
  const { rows } = await database.auth.query<WaitingInvitation & { token_hash: string }>(
    `select i.id, i.email, coalesce(i.role, r.name) as role, i.token_hash, o.name as "organizationName"
     from invitations i join organizations o on o.id = i.organization_id
     left join roles r on r.organization_id = i.organization_id and r.id = i.role_id
     where i.id = $1 and i.status = 'pending' and i.expires_at > clock_timestamp()`,
    [id],
  );
  const [row] = rows;
  if (row === undefined || !timingSafeEqualText(row.token_hash, hashToken(token))) throw spent();
  return row;
}

/** What a wrong, withdrawn, expired or accepted invitation answers. */
export const spent = () => missing("invitation_missing", "This invitation does not exist, or it was withdrawn, accepted or has run out. Ask for a new one.");
