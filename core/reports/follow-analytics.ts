import { defineFollower } from "../outbox/index.ts";

/**
 * Marks the days of channels whose counts an event may have changed; the roll-up then counts those again and no others.
 * A message counts on the day it was sent, everything else on the day of its event.
 */
export const analyticsFollower = defineFollower({
  name: "analytics",
  kinds: ["message_received", "reply_queued", "delivery_changed", "conversation_changed"],
  async handle(events, { client }) {
    const touched = events.flatMap(({ organizationId, event, at }) =>
      "conversationId" in event
        ? [
            {
              organization_id: organizationId,
              conversation_id: event.conversationId,
              message_id: "messageId" in event ? event.messageId : null,
              at,
            },
          ]
        : [],
    );
    await client.query({ name: "mark_stale_days", text: MARK_STALE_DAYS, values: [JSON.stringify(touched)] });
  },
});

// Locks in one order; a channel that was removed meanwhile has no days. The time is added to distinct days: beside them it
// would make every row distinct.
const MARK_STALE_DAYS = `
  insert into comm_analytics (organization_id, channel_id, day, stale_since)
  select organization_id, channel_id, day, clock_timestamp() from (
  select distinct c.organization_id, c.channel_id, d.day
  from jsonb_to_recordset($1::jsonb) as e (organization_id text, conversation_id text, message_id text, at timestamptz)
  join comm_conversations c on c.organization_id = e.organization_id and c.id = e.conversation_id
  left join comm_messages m on m.organization_id = e.organization_id and m.id = e.message_id
  cross join lateral (values (e.at::date), (m.sent_at::date)) d (day)
  where d.day is not null
  ) touched
  order by 1, 2, 3
  on conflict (organization_id, channel_id, day) do update set stale_since = excluded.stale_since`;
