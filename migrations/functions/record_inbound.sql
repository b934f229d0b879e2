-- Customers' messages (docs/decisions/0014-hot-sql-looks-rows-up.md). Nearly always everybody is known and every thread has
-- its open conversation: two statements do it all then, because a statement costs as much for one message as for ten.
-- Conversations are locked once, in one order, before anything else; those that appear meanwhile are not waited for.
-- What rules alone answer is stored together with its answer (docs/decisions/0015-answered-as-stored.md): the process says
-- beforehand what they say of a message that is not its conversation's first, and here it holds or it does not. Where it does
-- not, the event is born leased, and the rules are asked afterwards.
--
-- lease null: nobody here works on it, a worker will claim it. answers: what rules would say, by ord; its reply a reply_row, or
-- null where none speaks. slots: how many replies may be born begun, each for as long as `sending`.
-- settled: answered as it was stored, so that nobody has to act on it; begun: with a reply, which this process now sends.
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function record_inbound(batch jsonb, lease interval, answers jsonb default '[]', sending interval default null, slots integer default 0)
returns table (ord integer, organization_id text, message_id text, conversation_id text, contact_id text, outbox_id text, handed boolean, is_first boolean,
  settled boolean, begun boolean, thread_title text, thread_context jsonb)
language plpgsql security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
#variable_conflict use_column
declare
  held text[];
begin
  -- First and alone: what follows must see all that was committed while this waited. The resolved ones too, which the long
  -- way may reopen: locked later, they would be locked out of order.
  select array_agg(locked.id) into held
  from (
    select c.id
    from jsonb_to_recordset(batch) as e (channel_id text, thread_key text)
    join comm_channels h on h.id = e.channel_id
    cross join lateral (
      select o.* from comm_conversations o where o.organization_id = h.organization_id and o.channel_id = h.id and o.thread_key = e.thread_key offset 0) o
    join comm_conversations c on c.organization_id = o.organization_id and c.id = o.id
    order by c.organization_id, c.id
    for no key update of c
  ) locked;

  perform set_config('app.counts', 'own', true);
  return query
  with read as materialized (
    select e.*, h.organization_id as tenant from jsonb_populate_recordset(null::inbound_row, batch) e join comm_channels h on h.id = e.channel_id
  ), arrived as materialized (
    select distinct on (e.channel_id, e.event_key) e.*, i.contact_id as author, o.id as thread, o.title, o.thread_context as context, o.inbound_count,
      o.bot_paused_until, o.automatic_since, o.automatic_count,
      coalesce(e.thread_kind = 'direct' and o.contact_id is not null and o.id = any (held) and (e.author_kind <> 'contact' or i.contact_id is not null), false) as known
    from read e
    left join comm_conversations o on o.organization_id = e.tenant and o.channel_id = e.channel_id and o.thread_key = e.thread_key and o.status <> 'resolved'
    left join comm_contact_identities i on i.organization_id = e.tenant and i.channel_id = e.channel_id and i.kind = e.identity_kind and i.value = e.identity_value and e.author_kind = 'contact'
    order by e.channel_id, e.event_key, e.ord
  ), told as (
    insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, received_at)
    select tenant, channel_id, event_key, event_id, 'message_received', payload, received_at from arrived
    where (select bool_and(known) from arrived)
    order by channel_id, event_key
    on conflict do nothing
    returning id
  ), placed as materialized (
    select e.*, e.author_kind = 'contact' as inbound,
      row_number() over turn as turn,
      count(*) over (partition by e.thread) as together,
      count(*) filter (where e.author_kind = 'contact') over (partition by e.thread) as inbound_together,
      (select o.id from outbox o where o.organization_id = e.tenant and o.conversation_id = e.thread and o.done_at is null limit 1) is not null as busy
    from arrived e join told t on t.id = e.event_id
    where (select count(*) from comm_messages x where x.organization_id = e.tenant and x.channel_id = e.channel_id and x.external_id = e.external_id) = 0
    window turn as (partition by e.thread order by e.sent_at, e.position, e.ord)
  ), foreseen as materialized (
    select a.ord, a.runs, a.reply is not null as speaks, count(a.reply) over (order by a.ord) as slot, r.message_id as reply_id,
      r.author_kind, r.author_id, r.author_name, r.body, r.marks, r.parts, r.buttons, r.client_key, r.automatic, r.caused_by, r.depth, r.delivery_id, r.outbox_id, r.budget, r.budget_seconds
    from jsonb_to_recordset(answers) as a (ord integer, runs jsonb, reply jsonb) cross join lateral jsonb_populate_record(null::reply_row, coalesce(a.reply, '{}')) r
    limit jsonb_array_length(answers)
  ), answered as materialized (
    select p.tenant, p.thread, p.channel_id, p.message_id as asked_id, f.*, clock_timestamp() as said_at,
      case when p.automatic_since > clock_timestamp() - make_interval(secs => f.budget_seconds) then p.automatic_count else 0 end as spent
    from foreseen f join placed p on p.ord = f.ord
    where p.together = 1 and p.inbound and not p.automatic and not p.busy and p.inbound_count > 0
      and (not f.speaks or (
        f.slot <= slots and coalesce(p.bot_paused_until <= clock_timestamp(), true)
        and f.budget > case when p.automatic_since > clock_timestamp() - make_interval(secs => f.budget_seconds) then p.automatic_count else 0 end
        and (select d.id from comm_deliveries d where d.organization_id = p.tenant and d.conversation_id = p.thread and d.state in ('queued', 'sending') limit 1) is null))
  ), kept as (
    insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, marks, parts, buttons,
      external_id, position, reply_to_external_id, reply_to_id, album_key, client_key, automatic, caused_by, depth, sent_at, received_at)
    select p.tenant, p.thread, p.message_id, p.channel_id, p.direction, p.author_kind, p.author, p.name, p.body, p.marks, p.parts, p.buttons,
      p.external_id, p.position, p.reply_to,
      case when p.reply_to is not null then (
        select m.id from comm_messages m join comm_conversations t on t.organization_id = m.organization_id and t.id = m.conversation_id
        where m.organization_id = p.tenant and t.thread_key = p.thread_key and m.id = coalesce(
          (select x.id from comm_messages x where x.organization_id = p.tenant and x.channel_id = p.channel_id and x.external_id = p.reply_to),
          (select s.message_id from comm_message_parts s where s.organization_id = p.tenant and s.channel_id = p.channel_id and s.external_id = p.reply_to))) end,
      p.album_key, null, p.automatic, null, 0, p.sent_at, p.received_at
    from placed p
    union all
    select a.tenant, a.thread, a.reply_id, a.channel_id, 'out', a.author_kind, a.author_id, a.author_name, a.body, a.marks, a.parts, a.buttons,
      null, 0, null, null, null, a.client_key, a.automatic, a.caused_by, a.depth, a.said_at, a.said_at
    from answered a where a.speaks
    order by sent_at, position, message_id
  ), counted as (
    update comm_conversations c set
      message_count = c.message_count + f.messages,
      inbound_count = c.inbound_count + f.inbound,
      last_message_id = case
        when f.said_at >= greatest(f.last_at, c.last_message_at) then f.reply_id
        -- Platforms count seconds, we finer: what comes later in the second of our reply is the later one.
        when f.last_at >= coalesce(c.last_message_at, '-infinity') or f.last_at = date_trunc('second', c.last_message_at) then f.last_id
        else c.last_message_id end,
      last_message_at = greatest(c.last_message_at, f.last_at, f.said_at),
      last_activity_at = clock_timestamp(),
      last_inbound_at = greatest(c.last_inbound_at, f.last_inbound_at),
      waiting_since = case when f.by_member then null when f.inbound > 0 then coalesce(c.waiting_since, f.first_inbound_at) else c.waiting_since end,
      status = case when f.inbound > 0 then 'open' else c.status end,
      snoozed_until = case when f.inbound > 0 then null else c.snoozed_until end,
      automatic_since = case when f.said_at is null or c.automatic_since > f.said_at - make_interval(secs => f.budget_seconds) then c.automatic_since else f.said_at end,
      automatic_count = case when f.by_member then 0 when f.said_at is null then c.automatic_count else f.spent + 1 end,
      bot_paused_until = case when f.by_member then clock_timestamp() + interval '30 minutes' else c.bot_paused_until end,
      version = c.version + 1,
      updated_at = clock_timestamp()
    from (
      select p.tenant, p.thread, max(p.turn) + count(a.reply_id) as messages, max(p.inbound_together) as inbound,
        (array_agg(p.message_id order by p.turn desc))[1] as last_id,
        max(p.sent_at) as last_at,
        max(p.sent_at) filter (where p.inbound) as last_inbound_at,
        min(p.sent_at) filter (where p.inbound) as first_inbound_at,
        bool_or(p.author_kind = 'account') as by_member,
        max(a.reply_id) as reply_id, max(a.said_at) filter (where a.speaks) as said_at, max(a.spent) as spent, max(a.budget_seconds) as budget_seconds
      from placed p left join answered a on a.ord = p.ord group by p.tenant, p.thread
    ) f
    where c.organization_id = f.tenant and c.id = f.thread
  ), promised as (
    insert into outbox (organization_id, id, kind, conversation_id, payload, caused_by, depth, lease_until, attempts, done_at)
    select p.tenant, p.outbox_id, 'message_received', p.thread,
      jsonb_build_object('messageId', p.message_id, 'conversationId', p.thread, 'first', p.inbound and p.turn = 1 and p.inbound_count = 0),
      p.message_id, 0,
      case when p.turn = 1 and not p.busy and a.ord is null then clock_timestamp() + lease end,
      case when p.turn = 1 and not p.busy and a.ord is null and lease is not null then 1 else 0 end,
      case when not p.inbound or p.automatic or a.ord is not null then clock_timestamp() end
    from (select * from placed order by thread, turn offset 0) p left join answered a on a.ord = p.ord
    union all
    select a.tenant, a.outbox_id, 'reply_queued', a.thread, jsonb_build_object('messageId', a.reply_id, 'conversationId', a.thread), a.caused_by, a.depth, null, 0, clock_timestamp()
    from answered a where a.speaks
    returning id, lease_until is not null and done_at is null as handed
  ), begun as (
    insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, state, attempts, attempt_started_at, lease_until)
    select a.tenant, a.delivery_id, a.reply_id, a.thread, a.channel_id, 'sending', 1, a.said_at, a.said_at + sending from answered a where a.speaks
  ), ran as (
    insert into comm_rule_runs (organization_id, id, rule_id, conversation_id, message_id, outcome, facts)
    select a.tenant, r.id, r.rule_id, a.thread, a.asked_id, 'done', r.facts
    from answered a cross join lateral jsonb_to_recordset(a.runs) as r (id text, rule_id text, facts jsonb)
    where (select u.id from comm_auto_response_rules u where u.organization_id = a.tenant and u.id = r.rule_id) is not null
  )
  select p.ord, p.tenant, p.message_id, p.thread, p.author, p.outbox_id, o.handed, p.inbound and p.turn = 1 and p.inbound_count = 0,
    a.ord is not null, coalesce(a.speaks, false), p.title, p.context
  from placed p join promised o on o.id = p.outbox_id left join answered a on a.ord = p.ord;
  if found then
    perform set_config('app.counts', '', true);
    if batch @? '$[*].parts[*]' then perform record_attachments(batch); end if;
    return;
  end if;

  perform set_config('app.counts', '', true);
  return query select s.*, false, false, null::text, null::jsonb from record_step_by_step(batch, lease) s;
end
$$;
alter function record_inbound owner to parley_system;
revoke all on function record_inbound from public, parley_server, parley_auth, parley_line;
grant execute on function record_inbound to parley_line;
