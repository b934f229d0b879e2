-- Queues replies that no rule made. outcome: queued | repeated (the same client_key was queued before) | over_budget | paused (a member is in charge).
create or replace function queue_replies(batch jsonb, lease interval, policy conversation_policy) returns setof queued_row
language sql set search_path = public, pg_temp as $$
  select s.message_id, s.conversation_id, s.organization_id, s.delivery_id, s.outcome, s.leased, s.run_id, s.channel_id
  from commit_rule_results('[]', batch, '{}', '{}', lease, null, 0, policy) s;
$$;
revoke all on function queue_replies from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function queue_replies to parley_server, parley_system;
