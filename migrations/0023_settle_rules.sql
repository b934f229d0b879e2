-- Everything rules decided over a batch of events, in one round trip: replies, runs, events ticked off, and what is next.
create type run_row as (organization_id text, id text, rule_id text, conversation_id text, message_id text, facts jsonb);

create function settle_rules(runs jsonb, replies jsonb, organizations text[], events text[], lease interval)
returns table (what text, value jsonb)
language plpgsql set search_path = public, pg_temp as $$
declare
  said jsonb;
begin
  select coalesce(jsonb_agg(to_jsonb(q)), '[]') into said from queue_replies(replies, lease) q;

  insert into comm_rule_runs (organization_id, id, rule_id, conversation_id, message_id, outcome, facts)
  select r.organization_id, r.id, r.rule_id, r.conversation_id, r.message_id,
    coalesce((
      select s.outcome from jsonb_to_recordset(said) as s (message_id text, outcome text)
      join jsonb_to_recordset(replies) as w (message_id text, run_id text) on w.message_id = s.message_id
      where w.run_id = r.id and s.outcome in ('over_budget', 'paused') limit 1), 'done'),
    r.facts
  from jsonb_populate_recordset(null::run_row, runs) r
  where exists (select from comm_auto_response_rules a where a.organization_id = r.organization_id and a.id = r.rule_id)
  on conflict do nothing;

  -- A loop that ran out of budget says so in the thread, once a window.
  if said @? '$[*] ? (@.outcome == "over_budget")' then
    with tripped as (
      insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_name, body, event, client_key, sent_at)
      select distinct on (c.organization_id, c.id) c.organization_id, c.id, new_id('msg'), c.channel_id, 'out', 'event', 'system', '', '',
        jsonb_build_object('kind', 'loop_budget_spent', 'messages', c.automatic_count), 'loop:' || c.automatic_since, clock_timestamp()
      from jsonb_to_recordset(said) as s (organization_id text, conversation_id text, outcome text)
      join comm_conversations c on c.organization_id = s.organization_id and c.id = s.conversation_id
      where s.outcome = 'over_budget'
      on conflict do nothing
      returning organization_id, conversation_id, id
    )
    insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
    select organization_id, new_id('obx'), 'note_added', conversation_id, jsonb_build_object('messageId', id, 'conversationId', conversation_id), clock_timestamp() from tripped;
  end if;

  return query select 'reply', s from jsonb_array_elements(said) s;
  return query select 'event', to_jsonb(e) from complete_events(organizations, events, lease) e;
end
$$;
grant execute on function settle_rules(jsonb, jsonb, text[], text[], interval) to parley_system;
