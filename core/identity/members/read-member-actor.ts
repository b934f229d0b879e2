import type { MemberActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { toActor, type ActorRow } from "../read-actor.ts";

/**
 * Reads a member with the rights they hold at this moment, for an act outside of a session: a command from a chat app.
 * Undefined for somebody who is no member. They have given no password, so sensitive actions are refused to them.
 */
export async function readMemberActor(tx: Transaction, userId: UserId): Promise<MemberActor | undefined> {
  const { rows } = await tx.client.query<ActorRow>({
    name: "read_member_actor",
    text: `select '' as session_id, false as reauthenticated, u.id as user_id, u.name, u.email, m.organization_id, m.role, m.role_id, m.channel_ids, m.team,
        r.name as role_name, r.permissions
      from user_roles m join users u on u.id = m.user_id
      left join roles r on r.organization_id = m.organization_id and r.id = m.role_id
      where m.organization_id = $1 and m.user_id = $2`,
    values: [tx.organizationId, userId],
  });
  return rows[0] && toActor(unsafeCast<ActorRow>(rows[0]));
}
