-- Commits what rules came to over a batch of events, in one round trip: queues replies, keeps runs, acknowledges the events,
-- and claims the next event of each conversation. A reply for which there is a slot to send at once is inserted as `sending`,
-- its first attempt counted: that spares it a second transaction, and a crash after this one finds it unconfirmed.
-- Works under the caller's own rights, so the server's role may use it inside its organization and the workers' role across all.
--
-- lease null: nobody here works on what is queued, a worker will claim it. slots: how many replies may be inserted as `sending`.
-- outcome: queued | repeated (the same client_key was queued before) | over_budget | paused (a member is in charge)
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function commit_rule_results(runs jsonb, replies jsonb, organizations text[], events text[], lease interval, sending interval, slots integer)
returns setof rule_result_row
language plpgsql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
#variable_conflict use_column
declare
  told rule_result_row;
  refused boolean := false;
begin
  -- First and alone: what follows must see all that was committed while this waited.
  perform from comm_conversations c
  where (c.organization_id, c.id) in (select r.organization_id, r.conversation_id from jsonb_to_recordset(replies) as r (organization_id text, conversation_id text))
  order by c.organization_id, c.id
  for no key update;

  perform set_config('app.counts', 'own', true);
  for told in
    with asked as materialized (
      select r.*, c.id as thread, c.channel_id, c.thread_key, c.thread_kind, c.title, c.thread_context,
        case when r.automatic then
          case
            when c.bot_paused_until > clock_timestamp() then 'paused'
            when r.budget < row_number() over (partition by r.organization_id, r.conversation_id, r.automatic order by r.ordinality)
              + case when c.automatic_since > clock_timestamp() - make_interval(secs => r.budget_seconds) then c.automatic_count else 0 end then 'over_budget'
          end
        end as refusal,
        (select count(*) from comm_messages m where m.organization_id = r.organization_id and m.conversation_id = r.conversation_id and m.client_key = r.client_key) > 0 as repeated
      from jsonb_populate_recordset(null::reply_row, replies) with ordinality r
      left join comm_conversations c on c.organization_id = r.organization_id and c.id = r.conversation_id
    ), kept as (
      insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, marks, parts, buttons,
        reply_to_id, client_key, automatic, caused_by, depth, sent_at)
      select a.organization_id, a.conversation_id, a.message_id, a.channel_id, 'out', a.author_kind, a.author_id, a.author_name, a.body, a.marks, a.parts, a.buttons,
        a.reply_to_id, a.client_key, a.automatic, a.caused_by, a.depth, clock_timestamp()
      from asked a
      where a.thread is not null and a.refusal is null and not a.repeated
      order by a.ordinality
      returning id, sent_at
    ), placed as materialized (
      select a.*, k.sent_at, row_number() over (partition by a.organization_id, a.conversation_id order by a.ordinality) as turn
      from asked a join kept k on k.id = a.message_id
    ), counted as (
      update comm_conversations c set
        message_count = c.message_count + f.messages,
        last_message_id = case when f.last_at >= coalesce(c.last_message_at, '-infinity') then f.last_id else c.last_message_id end,
        last_message_at = greatest(c.last_message_at, f.last_at),
        -- What a rule says moves no conversation up the list: the message it answers just did.
        last_activity_at = case when f.automatic then c.last_activity_at else clock_timestamp() end,
        waiting_since = case when f.by_member then null else c.waiting_since end,
        automatic_since = case when f.spent = 0 or c.automatic_since > clock_timestamp() - make_interval(secs => f.seconds) then c.automatic_since else clock_timestamp() end,
        -- A person's reply shows that no loop is running, and keeps rules quiet.
        automatic_count = case when f.by_member then 0 else f.spent + case when c.automatic_since > clock_timestamp() - make_interval(secs => f.seconds) then c.automatic_count else 0 end end,
        bot_paused_until = case when f.by_member then clock_timestamp() + interval '30 minutes' else c.bot_paused_until end,
        version = c.version + 1,
        updated_at = clock_timestamp()
      from (
        select p.organization_id, p.conversation_id, max(p.turn) as messages, (array_agg(p.message_id order by p.turn desc))[1] as last_id, max(p.sent_at) as last_at, max(p.budget_seconds) as seconds,
          count(*) filter (where p.automatic)::integer as spent, bool_and(p.automatic) as automatic, bool_or(p.author_kind = 'member') as by_member
        from placed p group by p.organization_id, p.conversation_id
      ) f
      where c.organization_id = f.organization_id and c.id = f.conversation_id
    ), known as (
      insert into outbox (organization_id, id, kind, conversation_id, payload, caused_by, depth, done_at)
      select p.organization_id, p.outbox_id, 'reply_queued', p.conversation_id, jsonb_build_object('messageId', p.message_id, 'conversationId', p.conversation_id), p.caused_by, p.depth, clock_timestamp()
      from placed p
      order by p.ordinality
    ), free as materialized (
      select p.organization_id, p.message_id, row_number() over (order by p.ordinality) as slot
      from placed p
      where p.turn = 1 and lease is not null and (
        select d.id from comm_deliveries d where d.organization_id = p.organization_id and d.conversation_id = p.conversation_id and d.state in ('queued', 'sending') limit 1) is null
    ), promised as (
      insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, state, attempts, attempt_started_at, lease_until)
      select p.organization_id, p.delivery_id, p.message_id, p.conversation_id, p.channel_id,
        case when b.begun then 'sending' else 'queued' end, case when b.begun then 1 else 0 end, case when b.begun then clock_timestamp() end,
        case when b.begun then clock_timestamp() + sending when f.slot is not null then clock_timestamp() + lease end
      from placed p left join free f on f.message_id = p.message_id
      cross join lateral (select coalesce(f.slot <= slots, false) and p.reply_to_id is null as begun) b
      order by p.ordinality
      returning id, state = 'sending' as begun, lease_until is not null as handed
    ), ran as (
      insert into comm_rule_runs (organization_id, id, rule_id, conversation_id, message_id, outcome, facts)
      select r.organization_id, r.id, r.rule_id, r.conversation_id, r.message_id,
        coalesce((select a.refusal from asked a where a.run_id = r.id and a.refusal is not null limit 1), 'done'), r.facts
      from jsonb_populate_recordset(null::run_row, runs) r
      where (select a.id from comm_auto_response_rules a where a.organization_id = r.organization_id and a.id = r.rule_id) is not null
      on conflict do nothing
    ), finished as (
      update outbox o set done_at = clock_timestamp(), lease_until = null
      from unnest(organizations, events) as d (organization_id, id)
      -- Not "is null": every waiting event would be looked through for each.
      where o.organization_id = d.organization_id and o.id = d.id and coalesce(o.done_at, 'infinity') = 'infinity'
      returning o.organization_id, o.conversation_id
    ), taken as (
      update outbox o set lease_until = clock_timestamp() + lease, attempts = o.attempts + 1
      from (select distinct f.organization_id, f.conversation_id from finished f where f.conversation_id is not null) f
      cross join lateral (
        select w.organization_id, w.id, w.lease_until from outbox w
        where w.organization_id = f.organization_id and w.conversation_id = f.conversation_id and w.done_at is null and w.id <> all (events)
        order by w.sequence limit 1
      ) n
      where (n.lease_until is null or n.lease_until < clock_timestamp())
        and o.organization_id = n.organization_id and o.id = n.id and coalesce(o.done_at, 'infinity') = 'infinity' and (o.lease_until is null or o.lease_until < clock_timestamp())
      returning o.organization_id, o.id as outbox_id, o.kind, o.conversation_id, o.payload, o.caused_by, o.depth, o.attempts
    )
    select 'reply' as what, a.organization_id, a.conversation_id, a.message_id, a.delivery_id,
      case when d.id is not null then 'queued'
        when a.repeated then 'repeated'
        else coalesce(a.refusal, 'over_budget') end as outcome,
      coalesce(d.handed, false) as handed, a.run_id, coalesce(d.begun, false) as begun, a.channel_id, a.thread_key, a.thread_kind, a.title as thread_title, a.thread_context, null::jsonb as event
    from asked a left join promised d on d.id = a.delivery_id
    union all
    select 'event', e.organization_id, e.conversation_id, null, null, null, null, null, null, null, null, null, null, null, to_jsonb(e)
    from taken e
  loop
    refused := refused or told.outcome in ('over_budget', 'paused');
    return next told;
  end loop;
  perform set_config('app.counts', '', true);

  -- A loop that ran out of budget says so in the thread, once a window.
  if refused then
    with tripped as (
      insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_name, body, event, client_key, sent_at)
      select distinct on (c.organization_id, c.id) c.organization_id, c.id, new_id('msg'), c.channel_id, 'out', 'event', 'system', '', '',
        jsonb_build_object('kind', 'loop_budget_spent', 'messages', c.automatic_count), 'loop:' || c.automatic_since, clock_timestamp()
      from jsonb_populate_recordset(null::reply_row, replies) r join comm_conversations c on c.organization_id = r.organization_id and c.id = r.conversation_id
      where r.automatic and coalesce(c.bot_paused_until <= clock_timestamp(), true) and c.automatic_count >= r.budget
        and (select m.id from comm_messages m where m.organization_id = r.organization_id and m.conversation_id = r.conversation_id and m.client_key = r.client_key) is null
      on conflict do nothing
      returning organization_id, conversation_id, id
    )
    insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
    select t.organization_id, new_id('obx'), 'note_added', t.conversation_id, jsonb_build_object('messageId', t.id, 'conversationId', t.conversation_id), clock_timestamp() from tripped t;
  end if;
end
$$;
revoke all on function commit_rule_results from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function commit_rule_results to parley_server, parley_system;
