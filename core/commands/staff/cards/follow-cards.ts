import { defineFollower, type HubEvent, type LoggedEvent } from "../../../outbox/index.ts";

/**
 * Notes what happened to customers' conversations, for whoever draws cards. An organization in which nobody linked an account and
 * no chat of members serves customers leaves nothing behind.
 */
export const cardFollower = defineFollower({
  name: "cards",
  kinds: [
    "message_received",
    "message_changed",
    "message_removed",
    "reply_queued",
    "note_added",
    "conversation_changed",
  ],
  async handle(events, { client }) {
    const rows = events.flatMap(toRow);
    await client.query({ name: "note_card_news", text: NOTE_NEWS, values: [JSON.stringify(rows)] });
    const said = events.filter(({ event }) => event.kind === "message_received").flatMap(toRow);
    if (said.length > 0)
      await client.query({ name: "note_newcomers", text: NOTE_NEWCOMERS, values: [JSON.stringify(said)] });
  },
});

function toRow({ organizationId, id, event }: LoggedEvent) {
  if (!("conversationId" in event)) return [];
  return [
    {
      organization_id: organizationId,
      conversation_id: event.conversationId,
      assigned_by: isAssignment(event) ? id : null,
      note: event.kind === "note_added" ? event.messageId : null,
    },
  ];
}

const isAssignment = (event: HubEvent): boolean =>
  event.kind === "conversation_changed" && event.from !== undefined;

// Organizations first: what most of them let happen needs no more than one look.
const NOTE_NEWS = `
  with e as materialized (
    select * from jsonb_to_recordset($1::jsonb) as e (organization_id text, conversation_id text, assigned_by text, note text)
  ), served as materialized (
    select o.organization_id from (select distinct organization_id from e) o
    where exists (select from comm_member_accounts a where a.organization_id = o.organization_id and a.revoked_at is null)
      or exists (select from comm_conversations s where s.organization_id = o.organization_id and s.audience = 'staff')
  )
  insert into comm_card_news (organization_id, conversation_id, assigned_by, notes)
  select e.organization_id, e.conversation_id, max(e.assigned_by), coalesce(array_agg(e.note) filter (where e.note is not null), '{}')
  from e join served using (organization_id)
  join comm_conversations c on c.organization_id = e.organization_id and c.id = e.conversation_id and c.audience = 'customers'
  group by 1, 2
  order by 1, 2
  on conflict (organization_id, conversation_id) do update set
    assigned_by = coalesce(excluded.assigned_by, comm_card_news.assigned_by), notes = comm_card_news.notes || excluded.notes`;

// Whoever comes into a shared chat may not see all that its cards show: they are drawn anew, those of its threads as well.
const NOTE_NEWCOMERS = `
  with joined as materialized (
    select distinct s.organization_id, s.id
    from jsonb_to_recordset($1::jsonb) as e (organization_id text, conversation_id text)
    join comm_conversations s on s.organization_id = e.organization_id and s.id = e.conversation_id and s.audience = 'staff' and s.thread_kind = 'group'
    where exists (select from comm_participants p where p.organization_id = s.organization_id and p.conversation_id = s.id and p.joined_at > clock_timestamp() - interval '5 minutes')
  )
  update comm_cards k set dirty = true
  from (
    select organization_id, id as chat_id from joined
    union
    select t.organization_id, t.chat_id from joined j join comm_staff_threads t on t.organization_id = j.organization_id and t.parent_id = j.id
  ) c
  where k.organization_id = c.organization_id and k.chat_id = c.chat_id and k.user_id is null`;
