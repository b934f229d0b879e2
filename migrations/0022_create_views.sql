create view comm_channel_activity with (security_invoker = true) as
select c.organization_id, c.id as channel_id, c.connector, c.name, c.health_state, c.last_event_at,
  (select count(*) from comm_conversations v where v.organization_id = c.organization_id and v.channel_id = c.id and v.status = 'open') as open_conversations
from comm_channels c;

create view comm_conversation_overview with (security_invoker = true) as
select v.organization_id, v.id, v.number, v.title, v.status, v.priority, v.assignee_id, v.channel_id, c.name as channel_name, c.connector,
  v.contact_id, k.name as contact_name, v.message_count, v.inbound_count, v.last_message_at, v.waiting_since, v.last_activity_at
from comm_conversations v
join comm_channels c on c.organization_id = v.organization_id and c.id = v.channel_id
left join comm_contacts k on k.organization_id = v.organization_id and k.id = v.contact_id;

create view comm_unified_inbox with (security_invoker = true) as
select o.*, m.body as last_message_body, m.author_kind as last_message_author_kind, m.author_name as last_message_author_name
from comm_conversation_overview o
join comm_conversations v on v.organization_id = o.organization_id and v.id = o.id
left join comm_messages m on m.organization_id = v.organization_id and m.id = v.last_message_id
where o.status <> 'resolved';

grant select on comm_channel_activity, comm_conversation_overview, comm_unified_inbox to parley_server, parley_system;

-- Everything of the conversation counts as seen by the member.
create function mark_as_read(conversation text, member text) returns void language sql set search_path = public, pg_temp as $$
  insert into comm_read_marks (organization_id, user_id, conversation_id, inbound_count)
  select c.organization_id, member, c.id, c.inbound_count from comm_conversations c
  where c.organization_id = current_setting('app.organization_id') and c.id = conversation
  on conflict (organization_id, user_id, conversation_id) do update set inbound_count = excluded.inbound_count
  where comm_read_marks.inbound_count <> excluded.inbound_count;
$$;

-- Whether the call changed it: closing a closed conversation changes nothing.
create function close_conversation(conversation text) returns boolean language sql set search_path = public, pg_temp as $$
  with closed as (
    update comm_conversations set status = 'resolved', resolved_at = clock_timestamp(), snoozed_until = null, waiting_since = null, bot_paused_until = null, version = version + 1, updated_at = clock_timestamp()
    where organization_id = current_setting('app.organization_id') and id = conversation and status <> 'resolved'
    returning 1
  ) select exists (select from closed);
$$;

-- Counts one day again; safe to repeat.
create function roll_up_analytics(wanted date) returns void language sql set search_path = public, pg_temp as $$
  insert into comm_analytics (organization_id, channel_id, day, messages_in, messages_out, automatic_out, conversations_opened, conversations_resolved, deliveries_failed)
  select c.organization_id, c.id, wanted,
    (select count(*) from comm_messages m where m.organization_id = c.organization_id and m.channel_id = c.id and m.kind = 'message' and m.author_kind = 'contact' and m.sent_at >= wanted and m.sent_at < wanted + 1),
    (select count(*) from comm_messages m where m.organization_id = c.organization_id and m.channel_id = c.id and m.kind = 'message' and m.direction = 'out' and m.sent_at >= wanted and m.sent_at < wanted + 1),
    (select count(*) from comm_messages m where m.organization_id = c.organization_id and m.channel_id = c.id and m.kind = 'message' and m.direction = 'out' and m.automatic and m.sent_at >= wanted and m.sent_at < wanted + 1),
    (select count(*) from comm_conversations v where v.organization_id = c.organization_id and v.channel_id = c.id and v.created_at >= wanted and v.created_at < wanted + 1),
    (select count(*) from comm_conversations v where v.organization_id = c.organization_id and v.channel_id = c.id and v.resolved_at >= wanted and v.resolved_at < wanted + 1),
    (select count(*) from comm_deliveries d where d.organization_id = c.organization_id and d.channel_id = c.id and d.state = 'failed' and d.finished_at >= wanted and d.finished_at < wanted + 1)
  from comm_channels c
  on conflict (organization_id, channel_id, day) do update set
    messages_in = excluded.messages_in, messages_out = excluded.messages_out, automatic_out = excluded.automatic_out,
    conversations_opened = excluded.conversations_opened, conversations_resolved = excluded.conversations_resolved, deliveries_failed = excluded.deliveries_failed;
$$;
grant execute on function mark_as_read(text, text), close_conversation(text) to parley_server, parley_system;
grant execute on function roll_up_analytics(date) to parley_system;
