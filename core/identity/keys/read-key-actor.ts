import { overlap, readRights, type MemberActor } from "../../access/index.ts";
import { inOrganization, type Database } from "../../database/index.ts";
import { hashToken } from "../../kernel/crypto.ts";
import { toActor, type ActorRow } from "../read-actor.ts";
import { KEY_MARK, type KeyId } from "./api-key.ts";

/**
 * Finds who an Authorization header speaks for: the member who made the key, with no more rights than the key has and
 * no more than they hold now. When they leave, their keys end.
 */
export async function readKeyActor(
  database: Database,
  authorization: string | undefined,
): Promise<MemberActor | undefined> {
  const [, secret] = /^Bearer ([\w-]{20,100})$/i.exec(authorization ?? "") ?? [];
  if (!secret?.startsWith(KEY_MARK)) return undefined;
  const { rows } = await database.auth.query<KeyRow>({
    name: "read_key",
    text: KEY,
    values: [hashToken(secret)],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const member = toActor(row);
  if (row.unnoticed) await noteUse(database, member, row.key_id);
  return {
    ...member,
    keyId: row.key_id,
    permissions: overlap(member.permissions, readRights(row.key_permissions)),
  };
}

type KeyRow = ActorRow & { key_id: KeyId; key_permissions: Record<string, unknown>; unnoticed: boolean };

const KEY = `
  select k.id as key_id, k.id as session_id, false as reauthenticated, u.id as user_id, u.name, u.email, m.organization_id, m.role, m.role_id, m.channel_ids, m.team,
    r.name as role_name, r.permissions, k.permissions as key_permissions,
    coalesce(k.last_used_at < clock_timestamp() - interval '1 minute', true) as unnoticed
  from api_keys k
  join users u on u.id = k.created_by
  join user_roles m on m.organization_id = k.organization_id and m.user_id = u.id
  left join roles r on r.organization_id = m.organization_id and r.id = m.role_id
  where k.key_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp())`;

/** Once a minute at most: a busy program should not rewrite its row at each request. */
const noteUse = (database: Database, { organizationId }: MemberActor, id: KeyId) =>
  inOrganization(database, organizationId, ({ client }) =>
    client.query(
      "update api_keys set last_used_at = clock_timestamp() where organization_id = $1 and id = $2",
      [organizationId, id],
    ),
  );
