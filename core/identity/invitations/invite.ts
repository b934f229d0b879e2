import { z } from "@hono/zod-openapi";
import { actionsFor, organizationTarget, type MemberActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { hashToken } from "../../kernel/crypto.ts";
import { conflict } from "../../kernel/errors.ts";
import { newId, type Id, type OrganizationId } from "../../kernel/ids.ts";
import type { MemberContext } from "../context.ts";
import type { IdentityDeps } from "../deps.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { findRole, roleColumns, type Role } from "../roles/queries.ts";
import { INVITATION_DAYS, linkOf, newInvitationToken, sealPlace, type Invitation } from "./invitation.ts";
import { replaceInvitation } from "./withdraw-invitation.ts";

type Deps = Pick<IdentityDeps, "sealer" | "publicUrl">;

const action = actionsFor<Deps, MemberActor>();

/** Invites somebody to a role the actor's own reaches; an earlier invitation that still waits is withdrawn. Throws `already_member`. */
export const invite = action({
  name: "invitation.make",
  summary: "Invites somebody.",
  permission: "invitation.manage",
  errors: { refused: ["role_above_yours"], conflict: ["already_member"], invalid: ["role_unknown"] },
  target: organizationTarget,
  input: z
    .object({ email: z.email().max(320), role: z.string().min(1).max(60) })
    .openapi({ example: { email: "alan@example.com", role: "agent" } }),
  record: "audit",
  sensitive: true,
  answersSecret: true,
  prepare: async (deps, { actor }) => newSecret(deps, actor.organizationId),
  async perform(context, _, wanted, secret): Promise<Invitation> {
    const { tx, actor, deps, note } = context;
    const email = wanted.email.trim().toLowerCase();
    const role = await findRole(tx, wanted.role);
    assertCanGrant(actor, role.rights);
    await refuseMember(tx, email);
    await replaceInvitation(context, email);
    const expiresAt = await insertInvitation(context, email, role, secret);
    const { id, token } = secret;
    note({
      action: "invitation.made",
      target: { kind: "invitation", id },
      facts: { email, role: role.name },
    });
    return { id, email, role: role.name, status: "pending", link: linkOf(deps, id, token), expiresAt };
  },
});

type Secret = {
  readonly id: Id<"inv">;
  readonly token: string;
  readonly hash: string;
  readonly sealed: string;
};

function newSecret({ sealer }: Deps, organizationId: OrganizationId): Secret {
  const [id, token] = [newId("inv"), newInvitationToken()];
  return { id, token, hash: hashToken(token), sealed: sealer.seal(token, sealPlace(organizationId, id)) };
}

/** Writes the invitation down and answers until when it waits. */
async function insertInvitation(
  { tx, actor }: MemberContext,
  email: string,
  role: Role,
  { id, hash, sealed }: Secret,
): Promise<Date> {
  const { role: builtIn, roleId } = roleColumns(role);
  const { rows } = await tx.client.query<{ expires_at: Date }>(
    `insert into invitations (organization_id, id, email, role, role_id, token_hash, sealed_token, invited_by, expires_at, made_with)
     values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + make_interval(days => $9), $10) returning expires_at`,
    [
      tx.organizationId,
      id,
      email,
      builtIn,
      roleId,
      hash,
      sealed,
      actor.userId,
      INVITATION_DAYS,
      actor.keyId ?? null,
    ],
  );
  return rows[0]?.expires_at ?? new Date();
}

async function refuseMember(tx: Transaction, email: string): Promise<void> {
  const { rows } = await tx.client.query(
    "select 1 from users u join user_roles m on m.user_id = u.id where m.organization_id = $1 and u.email = $2",
    [tx.organizationId, email],
  );
  if (rows.length > 0)
    throw conflict("already_member", "This person is already a member.", { field: "email" });
}
