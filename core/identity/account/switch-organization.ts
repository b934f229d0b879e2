import type { MemberActor } from "../../access/index.ts";
import type { Database } from "../../database/index.ts";
import { missing } from "../../kernel/errors.ts";

/** Makes another of the actor's organizations the one this session speaks for; throws `organization_missing`. */
export async function switchOrganization(
  database: Database,
  actor: MemberActor,
  organizationId: string,
): Promise<void> {
  const { rowCount } = await database.auth.query(
    `update user_sessions set active_organization_id = $3
     where id = $1 and user_id = $2 and exists (select from user_roles m where m.user_id = $2 and m.organization_id = $3)`,
    [actor.sessionId, actor.userId, organizationId],
  );
  if (rowCount === 0) throw missing("organization_missing", "You do not belong to that organization.");
}
