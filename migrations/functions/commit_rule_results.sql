-- Commits what rules came to over a batch of events, in one round trip: queues replies, keeps runs, acknowledges the events,
-- and claims the next event of each conversation.
-- Works under the caller's own rights, so the server's role may use it inside its organization and the workers' role across all.
--
-- lease null: nobody here works on what is queued, a worker will claim it. slots: how many replies may be inserted as `sending`.
-- outcome: queued | repeated (the same client_key was queued before) | over_budget | paused (a member is in charge)
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function commit_rule_results(runs jsonb, replies jsonb, organizations text[], events text[], lease interval, sending interval, slots integer,
  policy conversation_policy) returns setof rule_result_row
language plpgsql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
#variable_conflict use_column
declare
  results rule_result_row[];
  messages message_row[];
  deliveries delivery_row[];
  news event_row[];
  enqueued enqueued_row[];
  refused boolean := false;
  answered answered_row[];
  written integer;
begin
  if jsonb_array_length(replies) > 0 then
    -- First and alone: what follows must see all that was committed while this waited.
    perform from comm_conversations c
    where (c.organization_id, c.id) in (select r.organization_id, r.conversation_id from jsonb_to_recordset(replies) as r (organization_id text, conversation_id text))
    order by c.organization_id, c.id
    for no key update;

    with evaluated as (
      select r.*, c.id as thread, c.channel_id, coalesce(c.retired_key, c.thread_key) as thread_key, c.thread_kind, c.title, c.thread_context,
        case when r.automatic then
          case
            -- A command is always answered: somebody asked for it.
            when c.bot_paused_until > clock_timestamp() and r.author_kind <> 'command' then 'paused'
            when policy.loop_messages < row_number() over (partition by r.organization_id, r.conversation_id, r.automatic order by r.ordinality)
              + case when c.automatic_since > clock_timestamp() - policy.loop_window then c.automatic_count else 0 end then 'over_budget'
          end
        end as refusal,
        (select count(*) from comm_messages m where m.organization_id = r.organization_id and m.conversation_id = r.conversation_id and m.client_key = r.client_key) > 0 as repeated
      from jsonb_populate_recordset(null::reply_row, replies) with ordinality r
      left join comm_conversations c on c.organization_id = r.organization_id and c.id = r.conversation_id
    ), decided as (
      select e.*, case when e.repeated then 'repeated' when e.refusal is not null then e.refusal when e.thread is null then 'over_budget' else 'queued' end as outcome
      from evaluated e
      order by e.ordinality
      offset 0
    ), placed as (
      -- The first reply to a press or a command is tied to it while the platform takes that: an automatic one to what caused it,
      -- a member's to what they answer, which may be neither, and to the newest where they answer nothing in particular. What is
      -- for one person alone is tied to nobody's but theirs: whoever acted sees what is tied to it.
      select d.*, case when d.outcome = 'queued' and row_number() over (partition by d.organization_id, d.conversation_id, d.outcome = 'queued', case when d.automatic then d.caused_by end order by d.ordinality) = 1 then (
        select row(a.organization_id, a.id, a.answer, a.answer_until)::answered_row from comm_messages a
        where a.organization_id = d.organization_id and a.conversation_id = d.conversation_id and a.answer_until > clock_timestamp()
          and (not d.automatic or a.id = d.caused_by)
          and (d.reply_to_id is null or a.id = d.reply_to_id)
          and (d.payload -> 'audience' is null or a.author_kind = 'contact' and a.author_id = (
            select i.contact_id from comm_contact_identities i
            where i.organization_id = a.organization_id and i.channel_id = a.channel_id
              and i.kind = d.payload #>> '{audience,identity,kind}' and i.value = d.payload #>> '{audience,identity,value}'))
        order by a.answer_until desc limit 1) end as tied
      from decided d
      order by d.ordinality
      offset 0
    )
    select
      array_agg(row('reply', d.organization_id, d.conversation_id, d.message_id, d.delivery_id, d.outcome, false, d.run_id, false,
        d.channel_id, d.thread_key, d.thread_kind, d.title, d.thread_context, null)::rule_result_row),
      array_agg(row(d.organization_id, d.conversation_id, d.message_id, d.channel_id, 'out', 'message', d.author_kind, d.author_id, d.author_name,
        d.body, d.marks, d.parts, d.buttons, null, null, 0, d.reply_to_id, null, null, d.client_key, d.automatic, d.caused_by, d.depth, null, null, null, null, null)::message_row)
        filter (where d.outcome = 'queued'),
      -- Of a message it replies to the process does not know the platform's id, nor what ties it to a press.
      array_agg(row(d.organization_id, d.delivery_id, d.message_id, d.conversation_id, d.channel_id, 'send', 
        coalesce(d.payload, '{}') || case when d.tied is null then '{}' else jsonb_build_object('answers', (d.tied).answer, 'answersUntil', (d.tied).answer_until) end,
        d.reply_to_id is null and d.tied is null)::delivery_row)
        filter (where d.outcome = 'queued'),
      array_agg(row(d.organization_id, d.outbox_id, 'reply_queued', d.conversation_id,
        jsonb_build_object('messageId', d.message_id, 'conversationId', d.conversation_id), d.caused_by, d.depth, true, false)::event_row)
        filter (where d.outcome = 'queued'),
      bool_or(d.outcome in ('over_budget', 'paused')),
      array_agg(d.tied) filter (where d.tied is not null)
    into results, messages, deliveries, news, refused, answered
    from placed d;

    if answered is not null then
      update comm_messages m set answer = null, answer_until = null
      from unnest(answered) a where m.organization_id = a.organization_id and m.id = a.message_id;
    end if;

    -- Assigned, not performed: an expression needs no statement of its own.
    if messages is not null then
      written := store_messages(messages, policy);
      enqueued := enqueue_deliveries(deliveries, lease, sending, slots);
      written := append_events(news, null);
    end if;
  end if;

  return query
  with ran as (
    insert into comm_rule_runs (organization_id, id, rule_id, conversation_id, message_id, outcome, facts)
    select r.organization_id, r.id, r.rule_id, r.conversation_id, r.message_id,
      coalesce((select a.outcome from unnest(results) a where a.run_id = r.id and a.outcome in ('over_budget', 'paused') limit 1), 'done'), r.facts
    from jsonb_populate_recordset(null::run_row, runs) r
    where (select a.id from comm_auto_response_rules a where a.organization_id = r.organization_id and a.id = r.rule_id) is not null
    on conflict do nothing
  ), finished as (
    update outbox o set done_at = clock_timestamp(), lease_until = null
    from unnest(organizations, events) as d (organization_id, id)
    -- Not "is null": every waiting event would be looked through for each.
    where o.organization_id = d.organization_id and o.id = d.id and coalesce(o.done_at, 'infinity') = 'infinity'
    returning o.organization_id, o.conversation_id
  ), claimed as (
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
  select r.what, r.organization_id, r.conversation_id, r.message_id, r.delivery_id, r.outcome, coalesce(d.leased, false), r.run_id, coalesce(d.sending, false),
    r.channel_id, r.thread_key, r.thread_kind, r.thread_title, r.thread_context, r.event
  from unnest(results) r left join unnest(enqueued) d on d.id = r.delivery_id
  union all
  select 'event', e.organization_id, e.conversation_id, null, null, null, null, null, null, null, null, null, null, null, to_jsonb(e)
  from claimed e;

  if refused then perform note_spent_budget(replies, policy); end if;
end
$$;
revoke all on function commit_rule_results from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function commit_rule_results to parley_server, parley_system;
