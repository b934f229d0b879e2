-- Records customers' messages (docs/decisions/0014-hot-sql-looks-rows-up.md). Nearly always everybody is known and every thread
-- has its open conversation: two statements do it all then, because a statement costs as much for one message as for ten.
-- Conversations are locked once, in one order, before anything else; those that appear meanwhile are not waited for.
-- The event of a message that no responder wants is done as it is stored (docs/decisions/0017-events-have-consumers.md),
-- unless a dialogue is open in its conversation, or an earlier message waits, whose responder may yet open one.
--
-- lease null: nobody here handles it, a worker will claim it. interests: no, first or yes, by ord; those left out are yes.
-- claimed: its event was inserted with this process's lease. waits: a responder has to handle it.
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function record_inbound(batch jsonb, lease interval, interests text[] default '{}')
returns table (ord integer, organization_id text, message_id text, conversation_id text, contact_id text, outbox_id text, claimed boolean, is_first boolean,
  waits boolean)
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
    select distinct on (e.channel_id, e.event_key) e.*, i.contact_id as author, o.id as thread, o.inbound_count, o.dialogue_until,
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
  ), ordered as materialized (
    select e.*, e.author_kind = 'contact' as inbound,
      row_number() over turn as turn,
      count(*) filter (where e.author_kind = 'contact') over (partition by e.thread) as inbound_together,
      e.author_kind = 'contact' and row_number() over turn = 1 and e.inbound_count = 0 as is_first,
      e.author_kind = 'contact' and not e.automatic and (
        coalesce(e.dialogue_until > clock_timestamp(), false)
        or case interests[e.ord + 1] when 'no' then false when 'first' then row_number() over turn = 1 and e.inbound_count = 0 else true end) as wanted,
      (select o.id from outbox o where o.organization_id = e.tenant and o.conversation_id = e.thread and o.done_at is null limit 1) is not null as busy
    from arrived e join told t on t.id = e.event_id
    where (select count(*) from comm_messages x where x.organization_id = e.tenant and x.channel_id = e.channel_id and x.external_id = e.external_id) = 0
    window turn as (partition by e.thread order by e.sent_at, e.position, e.ord)
  ), placed as materialized (
    select o.*, o.wanted and not o.follows and not o.busy as leads, o.inbound and not o.automatic and (o.wanted or o.follows or o.busy) as waits
    from (
      select o.*, coalesce(bool_or(o.wanted) over (partition by o.thread order by o.turn rows between unbounded preceding and 1 preceding), false) as follows
      from ordered o
    ) o
  ), kept as (
    insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, marks, parts, buttons,
      external_id, position, reply_to_external_id, reply_to_id, album_key, automatic, sent_at, received_at)
    select p.tenant, p.thread, p.message_id, p.channel_id, p.direction, p.author_kind, p.author, p.name, p.body, p.marks, p.parts, p.buttons,
      p.external_id, p.position, p.reply_to,
      case when p.reply_to is not null then (
        select m.id from comm_messages m join comm_conversations t on t.organization_id = m.organization_id and t.id = m.conversation_id
        where m.organization_id = p.tenant and t.thread_key = p.thread_key and m.id = coalesce(
          (select x.id from comm_messages x where x.organization_id = p.tenant and x.channel_id = p.channel_id and x.external_id = p.reply_to),
          (select s.message_id from comm_message_parts s where s.organization_id = p.tenant and s.channel_id = p.channel_id and s.external_id = p.reply_to))) end,
      p.album_key, p.automatic, p.sent_at, p.received_at
    from placed p
    order by p.sent_at, p.position, p.message_id
  ), counted as (
    update comm_conversations c set
      message_count = c.message_count + f.messages,
      inbound_count = c.inbound_count + f.inbound,
      last_message_id = case
        -- Platforms count seconds, we finer: what comes later in the second of our reply is the later one.
        when f.last_at >= coalesce(c.last_message_at, '-infinity') or f.last_at = date_trunc('second', c.last_message_at) then f.last_id
        else c.last_message_id end,
      last_message_at = greatest(c.last_message_at, f.last_at),
      last_activity_at = clock_timestamp(),
      last_inbound_at = greatest(c.last_inbound_at, f.last_inbound_at),
      waiting_since = case when f.by_member then null when f.inbound > 0 then coalesce(c.waiting_since, f.first_inbound_at) else c.waiting_since end,
      status = case when f.inbound > 0 then 'open' else c.status end,
      snoozed_until = case when f.inbound > 0 then null else c.snoozed_until end,
      automatic_count = case when f.by_member then 0 else c.automatic_count end,
      bot_paused_until = case when f.by_member then clock_timestamp() + interval '30 minutes' else c.bot_paused_until end,
      version = c.version + 1,
      updated_at = clock_timestamp()
    from (
      select p.tenant, p.thread, max(p.turn) as messages, max(p.inbound_together) as inbound,
        (array_agg(p.message_id order by p.turn desc))[1] as last_id,
        max(p.sent_at) as last_at,
        max(p.sent_at) filter (where p.inbound) as last_inbound_at,
        min(p.sent_at) filter (where p.inbound) as first_inbound_at,
        bool_or(p.author_kind = 'account') as by_member
      from placed p group by p.tenant, p.thread
    ) f
    where c.organization_id = f.tenant and c.id = f.thread
  ), logged as (
    insert into outbox (organization_id, id, kind, conversation_id, payload, caused_by, lease_until, attempts, done_at)
    select p.tenant, p.outbox_id, 'message_received', p.thread,
      jsonb_build_object('messageId', p.message_id, 'conversationId', p.thread, 'first', p.is_first),
      p.message_id,
      case when p.leads then clock_timestamp() + lease end,
      case when p.leads and lease is not null then 1 else 0 end,
      case when not p.waits then clock_timestamp() end
    from (select * from placed order by thread, turn offset 0) p
  )
  select p.ord, p.tenant, p.message_id, p.thread, p.author, p.outbox_id, p.leads and lease is not null, p.is_first, p.waits
  from placed p;
  if found then
    perform set_config('app.counts', '', true);
    if batch @? '$[*].parts[*]' then perform record_attachments(batch); end if;
    return;
  end if;

  perform set_config('app.counts', '', true);
  return query select s.* from record_step_by_step(batch, lease, interests) s;
end
$$;
alter function record_inbound owner to parley_system;
revoke all on function record_inbound from public, parley_server, parley_auth, parley_ingest;
grant execute on function record_inbound to parley_ingest;
