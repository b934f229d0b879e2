import type { MemberActor } from "../../access/index.ts";
import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { hashToken } from "../../kernel/crypto.ts";
import { conflict } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import type { IdentityDeps } from "../deps.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { findRole, roleColumns } from "../roles/queries.ts";
import { INVITATION_DAYS, linkOf, newInvitationToken, sealPlace, type Invitation } from "./invitation.ts";
import { replaceInvitation } from "./withdraw-invitation.ts";

type Wanted = { readonly email: string; readonly role: string };

/** Invites somebody to a role the actor's own reaches; an earlier invitation that still waits is withdrawn. Throws `already_member`. */
export async function invite(
  deps: Pick<IdentityDeps, "sealer" | "publicUrl">,
  tx: Transaction,
  actor: MemberActor,
  wanted: Wanted,
  ip: string,
): Promise<Invitation> {
  const email = wanted.email.trim().toLowerCase();
  const role = await findRole(tx, wanted.role);
  assertCanGrant(actor, role.rights);
  await refuseMember(tx, email);
  const [id, token, { role: builtIn, roleId }] = [newId("inv"), newInvitationToken(), roleColumns(role)];
  await replaceInvitation(tx, actor, email);
  const { rows } = await tx.client.query<{ expires_at: Date }>(
    `insert into invitations (organization_id, id, email, role, role_id, token_hash, sealed_token, invited_by, expires_at, made_with)
     values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + make_interval(days => $9), $10) returning expires_at`,
    [
      tx.organizationId,
      id,
      email,
      builtIn,
      roleId,
      hashToken(token),
      deps.sealer.seal(token, sealPlace(tx.organizationId, id)),
      actor.userId,
      INVITATION_DAYS,
      actor.keyId ?? null,
    ],
  );
  await recordAudit(tx, {
    actor,
    action: "invitation.made",
    target: { kind: "invitation", id },
    facts: { email, role: role.name },
    ip,
  });
  return {
    id,
    email,
    role: role.name,
    status: "pending",
    link: linkOf(deps, id, token),
    expiresAt: rows[0]?.expires_at ?? new Date(),
  };
}

async function refuseMember(tx: Transaction, email: string): Promise<void> {
  const { rows } = await tx.client.query(
    "select 1 from users u join user_roles m on m.user_id = u.id where m.organization_id = $1 and u.email = $2",
    [tx.organizationId, email],
  );
  if (rows.length > 0)
    throw conflict("already_member", "This person is a member already.", { field: "email" });
}
