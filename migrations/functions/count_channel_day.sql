-- Counts what happened on one day in one channel. Chats of members do not count.
create or replace function count_channel_day(organization text, channel text, wanted date)
returns table (messages_in integer, messages_out integer, automatic_out integer, conversations_opened integer, conversations_resolved integer, deliveries_failed integer)
language sql stable set search_path = public, pg_temp as $$
  select
    (select count(*)::integer from comm_messages m where m.organization_id = organization and m.channel_id = channel and m.kind = 'message' and m.author_kind = 'contact' and m.sent_at >= wanted and m.sent_at < wanted + 1
      and (select c.audience from comm_conversations c where c.organization_id = m.organization_id and c.id = m.conversation_id) = 'customers'),
    (select count(*)::integer from comm_messages m where m.organization_id = organization and m.channel_id = channel and m.kind = 'message' and m.direction = 'out' and m.sent_at >= wanted and m.sent_at < wanted + 1
      and (select c.audience from comm_conversations c where c.organization_id = m.organization_id and c.id = m.conversation_id) = 'customers'),
    (select count(*)::integer from comm_messages m where m.organization_id = organization and m.channel_id = channel and m.kind = 'message' and m.direction = 'out' and m.automatic and m.sent_at >= wanted and m.sent_at < wanted + 1
      and (select c.audience from comm_conversations c where c.organization_id = m.organization_id and c.id = m.conversation_id) = 'customers'),
    (select count(*)::integer from comm_conversations v where v.organization_id = organization and v.channel_id = channel and v.audience = 'customers' and v.created_at >= wanted and v.created_at < wanted + 1),
    (select count(*)::integer from comm_conversations v where v.organization_id = organization and v.channel_id = channel and v.audience = 'customers' and v.resolved_at >= wanted and v.resolved_at < wanted + 1),
    (select count(*)::integer from comm_deliveries d where d.organization_id = organization and d.channel_id = channel and d.state = 'failed' and d.finished_at >= wanted and d.finished_at < wanted + 1
      and (select c.audience from comm_conversations c where c.organization_id = d.organization_id and c.id = d.conversation_id) = 'customers');
$$;
revoke all on function count_channel_day from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function count_channel_day to parley_system;
