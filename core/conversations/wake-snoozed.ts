import type { Database } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";

/** Opens conversations whose sleep is over, by the database's clock; answers the organizations to tell. */
export async function wakeSnoozed(database: Database): Promise<OrganizationId[]> {
  const { rows } = await database.system.query<{ organization_id: OrganizationId }>(
    `with woken as (
       update comm_conversations set status = 'open', snoozed_until = null, last_activity_at = clock_timestamp(), version = version + 1, updated_at = clock_timestamp()
       where status = 'snoozed' and snoozed_until <= clock_timestamp() returning organization_id, id
     )
     select organization_id, append_events(array_agg(
       row(organization_id, new_id('obx'), 'conversation_changed', id, jsonb_build_object('conversationId', id), null, 0, true, false)::event_row), null)
     from woken group by organization_id`,
  );
  return rows.map((row) => row.organization_id);
}
