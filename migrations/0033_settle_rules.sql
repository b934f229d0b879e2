-- Everything rules decided over a batch of events, in one round trip: replies, runs, events ticked off, and what is next.
create or replace function settle_rules(runs jsonb, replies jsonb, organizations text[], events text[], lease interval)
returns table (what text, value jsonb)
language plpgsql set search_path = public, pg_temp as $$
declare
  said queued_row[];
  refused boolean;
begin
  select array_agg(q), bool_or(q.outcome in ('over_budget', 'paused')) into said, refused from queue_replies(replies, lease) q;

  insert into comm_rule_runs (organization_id, id, rule_id, conversation_id, message_id, outcome, facts)
  select r.organization_id, r.id, r.rule_id, r.conversation_id, r.message_id,
    case when refused then coalesce((select s.outcome from unnest(said) s where s.run_id = r.id and s.outcome in ('over_budget', 'paused') limit 1), 'done') else 'done' end,
    r.facts
  from jsonb_populate_recordset(null::run_row, runs) r
  where (select a.id from comm_auto_response_rules a where a.organization_id = r.organization_id and a.id = r.rule_id) is not null
  on conflict do nothing;

  return query select 'reply', to_jsonb(s) from unnest(said) s;
  return query select 'event', to_jsonb(e) from complete_events(organizations, events, lease) e;
end
$$;
