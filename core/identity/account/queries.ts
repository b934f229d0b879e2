import type { MemberActor } from "../../access/index.ts";
import type { Database } from "../../database/index.ts";
import type { IdentityDeps } from "../deps.ts";
import type { Id, OrganizationId, UserId } from "../../kernel/ids.ts";

export type Membership = {
  readonly id: OrganizationId;
  readonly name: string;
  readonly slug: string;
  readonly role: string;
};

/** The organizations a person belongs to, with their role in each. */
export async function listMemberships(database: Database, userId: UserId): Promise<Membership[]> {
  const { rows } = await database.auth.query<Membership>(
    `select o.id, o.name, o.slug, coalesce(m.role, r.name) as role
     from user_roles m join organizations o on o.id = m.organization_id
     left join roles r on r.organization_id = m.organization_id and r.id = m.role_id
     where m.user_id = $1 order by m.joined_at`,
    [userId],
  );
  return rows;
}

export type SessionRow = {
  readonly id: Id<"ses">;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_seen_at: Date;
};

/** The places a person is signed in at, the newest first. */
export async function listSessions(
  { database, sessionIdleHours }: Pick<IdentityDeps, "database" | "sessionIdleHours">,
  actor: MemberActor,
): Promise<SessionRow[]> {
  const { rows } = await database.auth.query<SessionRow>(
    `select id, ip_address, user_agent, created_at, expires_at, last_seen_at from active_sessions
     where user_id = $1 and last_seen_at > clock_timestamp() - make_interval(hours => $2) order by created_at desc`,
    [actor.userId, sessionIdleHours],
  );
  return rows;
}
