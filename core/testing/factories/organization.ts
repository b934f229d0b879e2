import type pg from "pg";
import type { MemberActor } from "../../access/index.ts";
import { BUILT_IN_ROLES, type BuiltInRole } from "../../identity/index.ts";
import { newId, type OrganizationId } from "../../kernel/ids.ts";

/** Founds an organization. */
export async function makeOrganization(owner: pg.Pool, name = "Acme"): Promise<OrganizationId> {
  const id = newId("org");
  await owner.query("insert into organizations (id, name, slug) values ($1, $2, $3)", [
    id,
    name,
    id.slice(4),
  ]);
  return id;
}

/** Makes somebody a member with a built-in role, as they are once signed in. */
export async function makeMember(
  owner: pg.Pool,
  organizationId: OrganizationId,
  name = "Ada",
  role: BuiltInRole = "admin",
): Promise<MemberActor> {
  const userId = newId("usr");
  const email = `${userId}@example.com`;
  await owner.query("insert into users (id, name, email) values ($1, $2, $3)", [userId, name, email]);
  await owner.query("insert into user_roles (organization_id, user_id, role) values ($1, $2, $3)", [
    organizationId,
    userId,
    role,
  ]);
  return {
    kind: "member",
    userId,
    name,
    email,
    sessionId: newId("ses"),
    reauthenticated: true,
    organizationId,
    role,
    roleId: null,
    permissions: BUILT_IN_ROLES[role],
    channelIds: [],
    team: null,
  };
}
