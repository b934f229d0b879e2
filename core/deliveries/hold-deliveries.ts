import type { SendTask } from "./send-task.ts";
import type { Database } from "../database/index.ts";

/** A begun delivery to put back, and in how many milliseconds it is due again; 0 is as soon as its channel sends. */
export type Held = { readonly task: SendTask; readonly dueInMs: number };

/**
 * Puts begun deliveries back that may not be sent now, because their channel is paused or their platform's rate is used up. They
 * keep their place. No call of this attempt is under way, so it is no try. Its number stays used, or a late word of this attempt
 * would be taken for the next one's.
 */
export async function holdDeliveries(database: Database, held: readonly Held[]): Promise<void> {
  await database.system.query({
    name: "hold_deliveries",
    text: `with held as (
        update comm_deliveries d set state = 'queued', attempts_before_reset = d.attempts_before_reset + 1, lease_until = null,
          next_attempt_at = case when w.due_in > 0 then clock_timestamp() + make_interval(secs => w.due_in / 1000.0) end
        from unnest($1::text[], $2::text[], $3::integer[], $4::double precision[]) as w (organization_id, id, attempt, due_in)
        where d.organization_id = w.organization_id and d.id = w.id and d.state = 'sending' and d.attempts = w.attempt
        returning d.*
      ), counted as (
        update comm_messages m set version = m.version + 1 from held h where m.organization_id = h.organization_id and m.id = h.message_id
      )
      select append_events(array_agg(row(organization_id, new_id('obx'), case when operation = 'send' then 'delivery_changed' else 'message_changed' end, conversation_id,
        jsonb_build_object('messageId', message_id, 'conversationId', conversation_id, 'state', state), null, 0, true, false)::event_row), null) from held`,
    values: [
      held.map(({ task }) => task.organizationId),
      held.map(({ task }) => task.id),
      held.map(({ task }) => task.attempt),
      held.map(({ dueInMs }) => dueInMs),
    ],
  });
}
