drop function queue_replies(jsonb, interval);

-- outcome: queued | repeated (the same client_key was queued before) | over_budget | paused (a person is in charge)
create type queued_row as (message_id text, conversation_id text, organization_id text, delivery_id text, outcome text, handed boolean, run_id text);

create function queue_replies(batch jsonb, lease interval) returns setof queued_row
language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  wanted reply_row[];
  -- The channel of each, beside it.
  channels text[];
  stored text[];
begin
  with rows as materialized (
    select r.*, row_number() over (partition by r.organization_id, r.conversation_id, r.automatic order by r.message_id) as turn
    from jsonb_populate_recordset(null::reply_row, batch) r
  ), locked as materialized (
    select c.organization_id, c.id, c.channel_id, coalesce(c.bot_paused_until > clock_timestamp(), false) as paused,
      case when c.automatic_since > clock_timestamp() - make_interval(secs => coalesce((select max(budget_seconds) from rows), 0)) then c.automatic_count else 0 end as spent
    from comm_conversations c
    where (c.organization_id, c.id) in (select r.organization_id, r.conversation_id from rows r)
    order by c.organization_id, c.id
    for no key update of c
  ), placed as materialized (
    select r.*, l.channel_id, not r.automatic or (not l.paused and l.spent + r.turn <= r.budget) as allowed
    from rows r left join locked l on l.organization_id = r.organization_id and l.id = r.conversation_id
    order by r.message_id
  ), kept as (
    insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, marks, parts, buttons,
      reply_to_id, client_key, automatic, caused_by, depth, sent_at)
    select p.organization_id, p.conversation_id, p.message_id, p.channel_id, 'out', p.author_kind, p.author_id, p.author_name, p.body, p.marks, p.parts, p.buttons,
      p.reply_to_id, p.client_key, p.automatic, p.caused_by, p.depth, clock_timestamp()
    from placed p
    where p.channel_id is not null and p.allowed
    on conflict do nothing
    returning id
  )
  select array_agg((organization_id, conversation_id, message_id, author_kind, author_id, author_name, body, marks, parts, buttons, reply_to_id, client_key, automatic,
      caused_by, depth, delivery_id, outbox_id, run_id, budget, budget_seconds)::reply_row),
    array_agg(channel_id),
    (select coalesce(array_agg(kept.id), '{}') from kept)
  into wanted, channels, stored
  from placed;

  return query
  with answers as materialized (
    select w.*, w.message_id = any (stored) as kept, channels[w.place] as channel_id
    from unnest(wanted) with ordinality as w (organization_id, conversation_id, message_id, author_kind, author_id, author_name, body, marks, parts, buttons, reply_to_id, client_key,
      automatic, caused_by, depth, delivery_id, outbox_id, run_id, budget, budget_seconds, place)
  ), spent as (
    update comm_conversations c set
      automatic_since = case when c.automatic_since > clock_timestamp() - make_interval(secs => f.seconds) then c.automatic_since else clock_timestamp() end,
      automatic_count = f.fresh + case when c.automatic_since > clock_timestamp() - make_interval(secs => f.seconds) then c.automatic_count else 0 end
    from (
      select a.organization_id, a.conversation_id, count(*)::integer as fresh, max(a.budget_seconds) as seconds
      from answers a where a.automatic and a.kept group by 1, 2
    ) f
    where c.organization_id = f.organization_id and c.id = f.conversation_id
  ), told as (
    insert into outbox (organization_id, id, kind, conversation_id, payload, caused_by, depth, done_at)
    select a.organization_id, a.outbox_id, 'reply_queued', a.conversation_id, jsonb_build_object('messageId', a.message_id, 'conversationId', a.conversation_id), a.caused_by, a.depth, clock_timestamp()
    from answers a where a.kept
  ), promised as (
    insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, lease_until)
    select a.organization_id, a.delivery_id, a.message_id, a.conversation_id, a.channel_id,
      case when row_number() over (partition by a.organization_id, a.conversation_id order by a.message_id) = 1 and (
        select d.id from comm_deliveries d where d.organization_id = a.organization_id and d.conversation_id = a.conversation_id and d.state in ('queued', 'sending') limit 1) is null
      then clock_timestamp() + lease end
    from answers a
    where a.kept
    order by a.message_id
    returning id, lease_until
  )
  select a.message_id, a.conversation_id, a.organization_id, a.delivery_id,
    case when a.kept then 'queued'
      when (select m.id from comm_messages m where m.organization_id = a.organization_id and m.conversation_id = a.conversation_id and m.client_key = a.client_key) is not null then 'repeated'
      when (select c.bot_paused_until > clock_timestamp() from comm_conversations c where c.organization_id = a.organization_id and c.id = a.conversation_id) then 'paused'
      else 'over_budget' end,
    p.lease_until is not null,
    a.run_id
  from answers a left join promised p on p.id = a.delivery_id;

  -- A loop that ran out of budget says so in the thread, once a window.
  if cardinality(stored) < cardinality(wanted) then
    with tripped as (
      insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_name, body, event, client_key, sent_at)
      select distinct on (c.organization_id, c.id) c.organization_id, c.id, new_id('msg'), c.channel_id, 'out', 'event', 'system', '', '',
        jsonb_build_object('kind', 'loop_budget_spent', 'messages', c.automatic_count), 'loop:' || c.automatic_since, clock_timestamp()
      from unnest(wanted) w join comm_conversations c on c.organization_id = w.organization_id and c.id = w.conversation_id
      where w.automatic and w.message_id <> all (stored) and coalesce(c.bot_paused_until <= clock_timestamp(), true)
        and (select m.id from comm_messages m where m.organization_id = w.organization_id and m.conversation_id = w.conversation_id and m.client_key = w.client_key) is null
      on conflict do nothing
      returning organization_id, conversation_id, id
    )
    insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
    select t.organization_id, new_id('obx'), 'note_added', t.conversation_id, jsonb_build_object('messageId', t.id, 'conversationId', t.conversation_id), clock_timestamp() from tripped t;
  end if;
end
$$;
grant execute on function queue_replies(jsonb, interval) to parley_server, parley_system;

-- Ticks events off and leases the next one of each of their conversations: one event of a conversation at a time, in order.
create or replace function complete_events(organizations text[], events text[], lease interval)
returns table (organization_id text, outbox_id text, kind text, conversation_id text, payload jsonb, caused_by text, depth integer, attempts integer)
language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with finished as (
    update outbox o set done_at = clock_timestamp(), lease_until = null
    from unnest(organizations, events) as d (organization_id, id)
    -- Not "is null": every waiting event would be looked through for each.
    where o.organization_id = d.organization_id and o.id = d.id and coalesce(o.done_at, 'infinity') = 'infinity'
    returning o.organization_id, o.id, o.conversation_id
  ), next as (
    select n.organization_id, n.id
    from (select distinct f.organization_id, f.conversation_id from finished f where f.conversation_id is not null) f
    cross join lateral (
      select o.organization_id, o.id, o.lease_until, o.sequence from outbox o
      where o.organization_id = f.organization_id and o.conversation_id = f.conversation_id and o.done_at is null
        and o.id <> all (events)
      order by o.sequence limit 1
    ) n
    where n.lease_until is null or n.lease_until < clock_timestamp()
  )
  update outbox o set lease_until = clock_timestamp() + lease, attempts = o.attempts + 1
  from next n
  where o.organization_id = n.organization_id and o.id = n.id and coalesce(o.done_at, 'infinity') = 'infinity' and (o.lease_until is null or o.lease_until < clock_timestamp())
  returning o.organization_id, o.id, o.kind, o.conversation_id, o.payload, o.caused_by, o.depth, o.attempts;
end
$$;
