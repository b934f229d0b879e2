import { z } from "@hono/zod-openapi";
import { invalidScopes, permissionNames, SCOPES, scopesOf, type MemberActor } from "../access/index.ts";
import type { Membership, SessionRow } from "./account/queries.ts";
import type { ApiKey } from "./keys/api-key.ts";
import type { Invitation } from "./invitations/invitation.ts";
import type { Member } from "./members/queries.ts";
import type { Role } from "./roles/queries.ts";
import {
  invitationExample,
  keyExample,
  meExample,
  memberExample,
  rightsExample,
  roleExample,
  sessionExample,
} from "./examples.ts";

/** `{ permission: scope }`; an unknown permission, or a scope its permission cannot have, is refused, not forgotten. */
export const RightsSchema = z
  // Rooms that are loaded later bring permissions too.
  .lazy(() => z.partialRecord(z.enum(permissionNames), z.enum(SCOPES)))
  .superRefine((rights, context) => {
    for (const permission of invalidScopes(rights))
      context.addIssue({
        code: "custom",
        path: [permission],
        message: `“${permission}” can only have the scope “all”.`,
      });
  })
  .openapi("Rights", { example: rightsExample });

export const ScopesSchema = z.lazy(() => z.partialRecord(z.enum(permissionNames), z.array(z.enum(SCOPES))));

const Named = z.object({ id: z.string(), name: z.string() });

export const MeSchema = z
  .object({
    user: Named.extend({ email: z.string() }),
    organization: Named.extend({ slug: z.string() }),
    organizations: z.array(Named.extend({ role: z.string() })),
    role: z.string(),
    permissions: RightsSchema,
  })
  .openapi("Me", { example: meExample });

export const MemberSchema = Named.extend({
  email: z.string(),
  role: z.string(),
  team: z.string().nullable(),
  channelIds: z.array(z.string()),
  joinedAt: z.string(),
}).openapi("Member", { example: memberExample });

export const RoleSchema = z
  .object({ id: z.string().nullable(), name: z.string(), builtIn: z.boolean(), permissions: RightsSchema })
  .openapi("Role", { example: roleExample });

export const InvitationSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.string(),
    status: z.enum(["pending", "accepted", "withdrawn", "expired"]),
    link: z.string().nullable(),
    expiresAt: z.string(),
  })
  .openapi("Invitation", { example: invitationExample });

export const KeySchema = Named.extend({
  prefix: z.string(),
  permissions: RightsSchema,
  madeBy: z.string().nullable(),
  madeWith: Named.nullable(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
}).openapi("ApiKey", { example: keyExample });

export const SessionSchema = z
  .object({
    id: z.string(),
    current: z.boolean(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: z.string(),
    expiresAt: z.string(),
    lastSeenAt: z.string(),
  })
  .openapi("Session", { example: sessionExample });

/** The signed-in person, their organizations and what they may do in this one. */
export const presentMe = (actor: MemberActor, memberships: readonly Membership[]) => ({
  user: { id: actor.userId, name: actor.name, email: actor.email },
  organization: memberships.find(({ id }) => id === actor.organizationId) ?? {
    id: actor.organizationId,
    name: "",
    slug: "",
  },
  organizations: memberships,
  role: actor.role,
  permissions: actor.permissions,
});

export const presentMember = (member: Member) => ({
  id: member.id,
  name: member.name,
  email: member.email,
  role: member.role,
  team: member.team,
  channelIds: [...member.channelIds],
  joinedAt: member.joinedAt.toISOString(),
});

/** The scopes each permission may be held with. */
export const presentScopes = () =>
  Object.fromEntries(permissionNames.map((permission) => [permission, [...scopesOf(permission)]]));

export const presentRole = (role: Role) => ({
  id: role.id,
  name: role.name,
  builtIn: role.id === null,
  permissions: role.rights,
});

export const presentInvitation = (invitation: Invitation) => ({
  ...invitation,
  expiresAt: invitation.expiresAt.toISOString(),
});

export const presentKey = (key: ApiKey) => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  permissions: key.rights,
  madeBy: key.madeBy,
  madeWith: key.madeWith,
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
});

export const presentSession = (actor: MemberActor, row: SessionRow) => ({
  id: row.id,
  current: row.id === actor.sessionId,
  ip: row.ip_address,
  userAgent: row.user_agent,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
});
