-- Writes down what rules decided: replies queued, events done, and hands back what is next. Works under the caller's own
-- rights, so the server's role may use it inside its organization and the workers' role across all.
create type reply_row as (
  organization_id text, conversation_id text, message_id text, author_kind text, author_id text, author_name text,
  body text, marks jsonb, parts jsonb, buttons jsonb, reply_to_id text, client_key text, automatic boolean,
  caused_by text, depth integer, delivery_id text, outbox_id text, run_id text, budget integer, budget_seconds integer
);

-- outcome: queued | repeated (the same client_key was queued before) | over_budget | paused (a person is in charge)
create function queue_replies(batch jsonb, lease interval)
returns table (message_id text, conversation_id text, organization_id text, delivery_id text, outcome text, handed boolean)
language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  wanted reply_row[];
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
  ), kept as (
    insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, marks, parts, buttons,
      reply_to_id, client_key, automatic, caused_by, depth, sent_at)
    select r.organization_id, r.conversation_id, r.message_id, l.channel_id, 'out', r.author_kind, r.author_id, r.author_name, r.body, r.marks, r.parts, r.buttons,
      r.reply_to_id, r.client_key, r.automatic, r.caused_by, r.depth, clock_timestamp()
    from rows r join locked l on l.organization_id = r.organization_id and l.id = r.conversation_id
    where not r.automatic or (not l.paused and l.spent + r.turn <= r.budget)
    order by r.message_id
    on conflict do nothing
    returning id
  )
  select (select array_agg(r::reply_row) from (
      select organization_id, conversation_id, message_id, author_kind, author_id, author_name, body, marks, parts, buttons, reply_to_id, client_key, automatic,
        caused_by, depth, delivery_id, outbox_id, run_id, budget, budget_seconds from rows order by message_id) r),
    (select coalesce(array_agg(kept.id), '{}') from kept)
  into wanted, stored;

  update comm_conversations c set
    automatic_since = case when c.automatic_since > clock_timestamp() - make_interval(secs => f.seconds) then c.automatic_since else clock_timestamp() end,
    automatic_count = f.fresh + case when c.automatic_since > clock_timestamp() - make_interval(secs => f.seconds) then c.automatic_count else 0 end
  from (
    select w.organization_id, w.conversation_id, count(*)::integer as fresh, max(w.budget_seconds) as seconds
    from unnest(wanted) w where w.automatic and w.message_id = any (stored) group by 1, 2
  ) f
  where c.organization_id = f.organization_id and c.id = f.conversation_id;

  insert into outbox (organization_id, id, kind, conversation_id, payload, caused_by, depth, done_at)
  select w.organization_id, w.outbox_id, 'reply_queued', w.conversation_id, jsonb_build_object('messageId', w.message_id, 'conversationId', w.conversation_id), w.caused_by, w.depth, clock_timestamp()
  from unnest(wanted) w where w.message_id = any (stored);

  return query
  with promised as (
    insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, lease_until)
    select w.organization_id, w.delivery_id, w.message_id, w.conversation_id, m.channel_id,
      case when row_number() over (partition by w.organization_id, w.conversation_id order by w.message_id) = 1 and not exists (
        select from comm_deliveries d where d.organization_id = w.organization_id and d.conversation_id = w.conversation_id and d.state in ('queued', 'sending'))
      then clock_timestamp() + lease end
    from unnest(wanted) w join comm_messages m on m.organization_id = w.organization_id and m.id = w.message_id
    where w.message_id = any (stored)
    order by w.message_id
    returning id, lease_until
  )
  select w.message_id, w.conversation_id, w.organization_id, w.delivery_id,
    case when w.message_id = any (stored) then 'queued'
      when exists (select from comm_messages m where m.organization_id = w.organization_id and m.conversation_id = w.conversation_id and m.client_key = w.client_key) then 'repeated'
      when (select c.bot_paused_until > clock_timestamp() from comm_conversations c where c.organization_id = w.organization_id and c.id = w.conversation_id) then 'paused'
      else 'over_budget' end,
    p.lease_until is not null
  from unnest(wanted) w left join promised p on p.id = w.delivery_id;
end
$$;
grant execute on function queue_replies(jsonb, interval) to parley_server, parley_system;

-- Ticks events off and leases the next one of each of their conversations: one event of a conversation at a time, in order.
create function complete_events(organizations text[], events text[], lease interval)
returns table (organization_id text, outbox_id text, kind text, conversation_id text, payload jsonb, caused_by text, depth integer, attempts integer)
language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with finished as (
    update outbox o set done_at = clock_timestamp(), lease_until = null
    from unnest(organizations, events) as d (organization_id, id)
    where o.organization_id = d.organization_id and o.id = d.id and o.done_at is null
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
  where o.organization_id = n.organization_id and o.id = n.id and o.done_at is null and (o.lease_until is null or o.lease_until < clock_timestamp())
  returning o.organization_id, o.id, o.kind, o.conversation_id, o.payload, o.caused_by, o.depth, o.attempts;
end
$$;
grant execute on function complete_events(text[], text[], interval) to parley_system;

-- Takes over events nobody works on: the head of each conversation's line, due by its lease.
create function claim_events(wanted integer, lease interval)
returns table (organization_id text, outbox_id text, kind text, conversation_id text, payload jsonb, caused_by text, depth integer, attempts integer)
language sql set search_path = public, pg_temp as $$
  update outbox o set lease_until = clock_timestamp() + lease, attempts = o.attempts + 1
  from (
    select c.organization_id, c.id from outbox c
    where c.done_at is null and (c.lease_until is null or c.lease_until < clock_timestamp())
      and not exists (
        select from outbox earlier
        where earlier.organization_id = c.organization_id and earlier.conversation_id = c.conversation_id
          and earlier.done_at is null and earlier.sequence < c.sequence)
    order by c.sequence
    limit wanted
    for update skip locked
  ) due
  where o.organization_id = due.organization_id and o.id = due.id
  returning o.organization_id, o.id, o.kind, o.conversation_id, o.payload, o.caused_by, o.depth, o.attempts;
$$;
grant execute on function claim_events(integer, interval) to parley_system;
