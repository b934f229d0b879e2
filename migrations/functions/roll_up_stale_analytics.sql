-- Counts the days again that events have marked as stale. A day that is marked once more meanwhile stays marked: its row is
-- another one by then, and the condition is asked again.
create or replace function roll_up_stale_analytics() returns void language sql set search_path = public, pg_temp as $$
  update comm_analytics a set
    messages_in = n.messages_in, messages_out = n.messages_out, automatic_out = n.automatic_out,
    conversations_opened = n.conversations_opened, conversations_resolved = n.conversations_resolved, deliveries_failed = n.deliveries_failed,
    stale_since = null
  from comm_analytics s cross join lateral count_channel_day(s.organization_id, s.channel_id, s.day) n
  where s.stale_since is not null
    and a.organization_id = s.organization_id and a.channel_id = s.channel_id and a.day = s.day and a.stale_since = s.stale_since;
$$;
revoke all on function roll_up_stale_analytics from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function roll_up_stale_analytics to parley_system;
