-- Counts one day again, in every channel; safe to repeat.
create or replace function roll_up_analytics(wanted date) returns void language sql set search_path = public, pg_temp as $$
  insert into comm_analytics (organization_id, channel_id, day, messages_in, messages_out, automatic_out, conversations_opened, conversations_resolved, deliveries_failed)
  select c.organization_id, c.id, wanted, n.* from comm_channels c cross join lateral count_channel_day(c.organization_id, c.id, wanted) n
  on conflict (organization_id, channel_id, day) do update set
    messages_in = excluded.messages_in, messages_out = excluded.messages_out, automatic_out = excluded.automatic_out,
    conversations_opened = excluded.conversations_opened, conversations_resolved = excluded.conversations_resolved, deliveries_failed = excluded.deliveries_failed;
$$;
revoke all on function roll_up_analytics from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function roll_up_analytics to parley_system;
