-- Counts one day again; safe to repeat.
create or replace function roll_up_analytics(wanted date) returns void language sql set search_path = public, pg_temp as $$
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
revoke all on function roll_up_analytics from public, parley_server, parley_auth, parley_line, parley_system;
grant execute on function roll_up_analytics to parley_system;
