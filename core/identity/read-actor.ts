import type { MemberActor, RoleId, SessionId } from "../access/index.ts";
import type { ChannelId, OrganizationId, UserId } from "../kernel/ids.ts";
import { hashToken } from "../kernel/crypto.ts";
import type { IdentityDeps } from "./deps.ts";
import { rightsOf } from "./roles/rights-of.ts";
import { readSessionToken } from "./session-cookie.ts";

/**
 * Finds who a request's Cookie header speaks for, with the rights they hold now, or undefined.
 *
 * Reads the rows each time: a session, role or membership that ended a moment ago is gone for the next request, and
 * nothing has to be told to forget. A stream asks again while it is open; that it watches is no use of the session.
 */
export async function readActor(
  deps: ReaderDeps,
  cookieHeader: string | null | undefined,
  how: "use" | "watch" = "use",
): Promise<MemberActor | undefined> {
  const token = readSessionToken(deps, cookieHeader);
  if (token === undefined) return undefined;
  const { rows } = await deps.database.auth.query<SessionRow>({
    name: "read_actor",
    text: SESSION,
    values: [hashToken(token), deps.sessionIdleHours],
  });
  const [row] = rows;
  if (row?.unnoticed && how === "use") await deps.database.auth.query(SEEN, [row.session_id]);
  return row && toActor(row);
}

/** What reading an actor needs. */
export type ReaderDeps = Pick<IdentityDeps, "database" | "publicUrl" | "sessionKey" | "sessionIdleHours">;

type SessionRow = ActorRow & { readonly unnoticed: boolean };

/** Once a minute at most: a busy page should not rewrite its session's row at each request. */
const SEEN = "update user_sessions set last_seen_at = clock_timestamp() where id = $1";

export type ActorRow = {
  session_id: SessionId;
  reauthenticated: boolean;
  user_id: UserId;
  name: string;
  email: string;
  organization_id: OrganizationId;
  role: string | null;
  role_id: RoleId | null;
  role_name: string | null;
  permissions: Record<string, unknown> | null;
  channel_ids: ChannelId[];
  team: string | null;
};

/** The membership chosen last, else the oldest one: somebody removed from their active organization stays signed in to others. */
const SESSION = `
  select s.id as session_id, u.id as user_id, u.name, u.email, m.organization_id, m.role, m.role_id, m.channel_ids, m.team,
    r.name as role_name, r.permissions, s.proved_at > clock_timestamp() - interval '15 minutes' as reauthenticated,
    s.last_seen_at < clock_timestamp() - interval '1 minute' as unnoticed
  from user_sessions s
  join users u on u.id = s.user_id
  join user_roles m on m.user_id = u.id
  left join roles r on r.organization_id = m.organization_id and r.id = m.role_id
  where s.token = $1 and s.expires_at > clock_timestamp() and s.last_seen_at > clock_timestamp() - make_interval(hours => $2)
  order by (m.organization_id = s.active_organization_id) desc nulls last, m.joined_at
  limit 1`;

/** A row of member, role and person as an actor. */
export const toActor = (row: ActorRow): MemberActor => ({
  kind: "member",
  userId: row.user_id,
  name: row.name,
  email: row.email,
  sessionId: row.session_id,
  reauthenticated: row.reauthenticated,
  organizationId: row.organization_id,
  role: row.role ?? row.role_name ?? "",
  roleId: row.role_id,
  permissions: rightsOf(row.role, row.permissions),
  channelIds: row.channel_ids,
  team: row.team,
});
