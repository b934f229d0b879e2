import type { SendTask } from "../conversations/index.ts";
import type { Database } from "../database/index.ts";

/**
 * Puts begun deliveries of a paused channel back into their lines: nothing of this attempt has left, so it is no try. Its number
 * stays used, or a late word of this attempt would be taken for the next one's.
 */
export async function holdDeliveries(database: Database, begun: readonly SendTask[]): Promise<void> {
  await database.system.query({
    name: "hold_deliveries",
    text: `with held as (
        update comm_deliveries d set state = 'queued', forgiven = d.forgiven + 1, lease_until = null
        from unnest($1::text[], $2::text[], $3::integer[]) as w (organization_id, id, attempt)
        where d.organization_id = w.organization_id and d.id = w.id and d.state = 'sending' and d.attempts = w.attempt
        returning d.*
      ), counted as (
        update comm_messages m set version = m.version + 1 from held h where m.organization_id = h.organization_id and m.id = h.message_id
      )
      insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
      select organization_id, new_id('obx'), case when operation = 'send' then 'delivery_changed' else 'message_changed' end, conversation_id,
        jsonb_build_object('messageId', message_id, 'conversationId', conversation_id, 'state', state), clock_timestamp() from held`,
    values: [
      begun.map((one) => one.organizationId),
      begun.map((one) => one.id),
      begun.map((one) => one.attempt),
    ],
  });
}
