-- Resolves a conversation and answers whether that changed it: closing a closed conversation changes nothing.
create or replace function close_conversation(conversation text) returns boolean language sql set search_path = public, pg_temp as $$
  with closed as (
    update comm_conversations set status = 'resolved', resolved_at = clock_timestamp(), snoozed_until = null, waiting_since = null, bot_paused_until = null, version = version + 1, updated_at = clock_timestamp()
    where organization_id = current_setting('app.organization_id') and id = conversation and status <> 'resolved'
    returning 1
  ) select exists (select from closed);
$$;
revoke all on function close_conversation from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function close_conversation to parley_server, parley_system;
