import type { Database } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";

/** Opens conversations whose sleep is over, by the database's clock; answers the organizations to tell. */
export async function wakeSnoozed(database: Database): Promise<OrganizationId[]> {
  const { rows } = await database.system.query<{ organization_id: OrganizationId }>(
    `with woken as (
       update comm_conversations set status = 'open', snoozed_until = null, last_activity_at = clock_timestamp(), version = version + 1, updated_at = clock_timestamp()
       where status = 'snoozed' and snoozed_until <= clock_timestamp() returning organization_id, id
     )
     insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
     select organization_id, new_id('obx'), 'conversation_changed', id, jsonb_build_object('conversationId', id), clock_timestamp() from woken
     returning organization_id`,
  );
  return [...new Set(rows.map((row) => row.organization_id))];
}
