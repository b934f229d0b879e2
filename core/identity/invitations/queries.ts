import { covers, overlap, readRights, type MemberActor, type Rights } from "../../access/index.ts";
import type { Database, Transaction } from "../../database/index.ts";
import { hashToken, timingSafeEqualText } from "../../kernel/crypto.ts";
import { missing, errorMessage } from "../../kernel/errors.ts";
import type { Id, OrganizationId } from "../../kernel/ids.ts";
import { log } from "../../kernel/log.ts";
import type { IdentityDeps } from "../deps.ts";
import { rightsOf } from "../roles/rights-of.ts";
import { linkOf, sealPlace, type Invitation, type InvitationStatus } from "./invitation.ts";

type Row = {
  id: Id<"inv">;
  organization_id: OrganizationId;
  email: string;
  role: string | null;
  role_name: string | null;
  permissions: Record<string, unknown> | null;
  inviter_role: string | null;
  inviter_permissions: Record<string, unknown> | null;
  made_with: string | null;
  key_permissions: Record<string, unknown> | null;
  token_hash: string;
  sealed_token: string;
  status: InvitationStatus;
  expires_at: Date;
};

const INVITATIONS = `
  select i.id, i.organization_id, i.email, i.role, r.name as role_name, r.permissions, m.role as inviter_role, g.permissions as inviter_permissions, i.made_with, k.permissions as key_permissions,
    i.token_hash, i.sealed_token, i.expires_at, case when i.status = 'pending' and i.expires_at <= clock_timestamp() then 'expired' else i.status end as status
  from invitations i left join roles r on r.organization_id = i.organization_id and r.id = i.role_id
  left join user_roles m on m.organization_id = i.organization_id and m.user_id = i.invited_by
  left join roles g on g.organization_id = m.organization_id and g.id = m.role_id
  left join api_keys k on k.organization_id = i.organization_id and k.id = i.made_with and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > clock_timestamp())`;

const roleOf = (row: Row): string => row.role ?? row.role_name ?? "";

/** One that waits is worth what its maker could still give: somebody removed or lowered leaves no way back in, nor does a key that was revoked or has expired. */
function statusOf(row: Row): InvitationStatus {
  const inviter = inviterRights(row);
  const stands =
    inviter["invitation.manage"] !== undefined && covers(inviter, rightsOf(row.role, row.permissions));
  return row.status === "pending" && !stands ? "withdrawn" : row.status;
}

function inviterRights(row: Row): Rights {
  const member = rightsOf(row.inviter_role, row.inviter_permissions);
  return row.made_with === null ? member : overlap(member, readRights(row.key_permissions ?? {}));
}

/** The invitations that still wait in the rows, and are worth nothing any more. */
export async function listUngrantable(
  tx: Transaction,
): Promise<readonly { readonly id: Id<"inv">; readonly email: string }[]> {
  const { rows } = await tx.client.query<Row>(
    `${INVITATIONS} where i.organization_id = $1 and i.status = 'pending' order by i.id for update of i`,
    [tx.organizationId],
  );
  return rows.filter((row) => statusOf(row) === "withdrawn");
}

/** The organization's invitations, the newest first; the link only of those the actor could have made: whoever has it can take what it gives. */
export async function listInvitations(
  deps: Pick<IdentityDeps, "sealer" | "publicUrl">,
  tx: Transaction,
  actor: MemberActor,
): Promise<Invitation[]> {
  const { rows } = await tx.client.query<Row>(
    `${INVITATIONS} where i.organization_id = $1 order by i.created_at desc, i.id desc limit 200`,
    [tx.organizationId],
  );
  return rows.map((row) => {
    const status = statusOf(row);
    const shown = status === "pending" && covers(actor.permissions, rightsOf(row.role, row.permissions));
    return {
      id: row.id,
      email: row.email,
      role: roleOf(row),
      status,
      expiresAt: row.expires_at,
      link: shown ? linkIn(deps, row) : null,
    };
  });
}

function linkIn(deps: Pick<IdentityDeps, "sealer" | "publicUrl">, row: Row): string | null {
  try {
    return linkOf(deps, row.id, deps.sealer.open(row.sealed_token, sealPlace(row.organization_id, row.id)));
  } catch (error) {
    // Its key was retired: it can be made anew, and the others still have theirs.
    log.warn({ invitationId: row.id, err: errorMessage(error) }, "invitation does not open");
    return null;
  }
}

export type WaitingInvitation = {
  readonly id: string;
  readonly organizationName: string;
  readonly email: string;
  readonly role: string;
};

/** The invitation a link speaks of, while it can be accepted; throws `invitation_missing`, the same for a wrong token as for none. */
export async function readWaitingInvitation(
  database: Database,
  id: string,
  token: string,
): Promise<WaitingInvitation> {
  const { rows } = await database.auth.query<Row & { organization: string }>(
    `select i.*, o.name as organization from (${INVITATIONS} where i.id = $1) i join organizations o on o.id = i.organization_id`,
    [id],
  );
  const [row] = rows;
  if (
    row === undefined ||
    statusOf(row) !== "pending" ||
    !timingSafeEqualText(row.token_hash, hashToken(token))
  )
    throw spent();
  return { id: row.id, organizationName: row.organization, email: row.email, role: roleOf(row) };
}

/** What a wrong, withdrawn, expired or accepted invitation answers. */
export const spent = () =>
  missing("invitation_missing", "This invitation is no longer valid. Ask for a new one.");
