-- Stores customers' messages the long way: somebody is new, or a thread, or it is a group, or nothing of it is new. Everything
-- is locked in one order (event, identity, new thread, conversation), so that concurrent batches cannot deadlock.
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function record_step_by_step(batch jsonb, lease interval, interests text[])
returns table (ord integer, organization_id text, message_id text, conversation_id text, contact_id text, outbox_id text, claimed boolean, is_first boolean,
  waits boolean)
language plpgsql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
#variable_conflict use_column
declare
  fresh inbound_row[];
  stored text[];
begin
  -- The tenant comes from the channel's row, never from the caller.
  with arrived as materialized (
    select distinct on (e.channel_id, e.event_key) e.*, c.organization_id as tenant
    from jsonb_populate_recordset(null::inbound_row, batch) e join comm_channels c on c.id = e.channel_id
    order by e.channel_id, e.event_key, e.ord
  ), told as (
    insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, received_at)
    select tenant, channel_id, event_key, event_id, 'message_received', payload, received_at from arrived order by channel_id, event_key
    on conflict do nothing
    returning id
  )
  select array_agg((a.tenant, a.ord, a.channel_id, a.event_id, a.event_key, null, a.received_at,
    a.sent_at, a.thread_key, a.thread_kind, a.thread_title, a.thread_context,
    a.external_id, a.position, a.direction, a.author_kind,
    a.identity_kind, a.identity_value, a.identity_id, a.contact_id, a.name, a.username, a.language, a.is_bot,
    a.body, a.marks, a.parts, a.buttons, a.reply_to, a.album_key, a.automatic,
    a.message_id, a.conversation_id, a.outbox_id)::inbound_row order by a.sent_at, a.position, a.ord)
  into fresh
  from arrived a join told t on t.id = a.event_id;
  if fresh is null then return; end if;

  with unknown as materialized (
    select distinct on (e.organization_id, e.channel_id, e.identity_kind, e.identity_value) e.*
    from unnest(fresh) e
    where e.author_kind = 'contact' and not exists (
      select from comm_contact_identities i
      where i.organization_id = e.organization_id and i.channel_id = e.channel_id and i.kind = e.identity_kind and i.value = e.identity_value)
    order by e.organization_id, e.channel_id, e.identity_kind, e.identity_value
  ), made as (
    insert into comm_contact_identities (organization_id, channel_id, kind, value, id, contact_id, display_name, username)
    select organization_id, channel_id, identity_kind, identity_value, identity_id, contact_id, name, username from unknown
    on conflict do nothing
    returning organization_id, contact_id
  )
  insert into comm_contacts (organization_id, id, name, language, is_bot)
  select u.organization_id, u.contact_id, u.name, u.language, u.is_bot from unknown u join made m on m.contact_id = u.contact_id;

  -- A thread begins its first conversation …
  insert into comm_conversations (organization_id, id, channel_id, thread_key, thread_kind, thread_context, title, contact_id)
  select distinct on (e.organization_id, e.channel_id, e.thread_key)
    e.organization_id, e.conversation_id, e.channel_id, e.thread_key, e.thread_kind, e.thread_context, coalesce(e.thread_title, e.name, ''), i.contact_id
  from unnest(fresh) e
  left join comm_contact_identities i on i.organization_id = e.organization_id and i.channel_id = e.channel_id and i.kind = e.identity_kind and i.value = e.identity_value and e.author_kind = 'contact'
  where not exists (
    select from comm_conversations o where o.organization_id = e.organization_id and o.channel_id = e.channel_id and o.thread_key = e.thread_key)
  order by e.organization_id, e.channel_id, e.thread_key, e.sent_at, e.position
  on conflict do nothing;

  -- … or reopens its latest, when a customer writes and none is open. One that appeared meanwhile is not waited for while
  -- others are held: the batch gives up and is run one by one, where there is nothing to hold.
  if jsonb_array_length(batch) = 1 then
    perform from comm_conversations c
    where (c.organization_id, c.channel_id, c.thread_key) in (select e.organization_id, e.channel_id, e.thread_key from unnest(fresh) e)
    order by c.organization_id, c.id
    for no key update;
  else
    perform from comm_conversations c
    where (c.organization_id, c.channel_id, c.thread_key) in (select e.organization_id, e.channel_id, e.thread_key from unnest(fresh) e)
    order by c.organization_id, c.id
    for no key update nowait;
  end if;

  update comm_conversations c set status = 'open', resolved_at = null
  from (
    select distinct on (r.organization_id, r.channel_id, r.thread_key) r.organization_id, r.id
    from (select distinct e.organization_id, e.channel_id, e.thread_key from unnest(fresh) e where e.author_kind = 'contact') e
    join comm_conversations r on r.organization_id = e.organization_id and r.channel_id = e.channel_id and r.thread_key = e.thread_key and r.status = 'resolved'
    where not exists (
      select from comm_conversations o
      where o.organization_id = e.organization_id and o.channel_id = e.channel_id and o.thread_key = e.thread_key and o.status <> 'resolved')
    order by r.organization_id, r.channel_id, r.thread_key, r.created_at desc
  ) last
  where c.organization_id = last.organization_id and c.id = last.id;

  with located as materialized (
    select distinct on (c.organization_id, c.channel_id, c.thread_key) c.organization_id, c.id, c.channel_id, c.thread_key
    from (select distinct e.organization_id, e.channel_id, e.thread_key from unnest(fresh) e) e
    join comm_conversations c on c.organization_id = e.organization_id and c.channel_id = e.channel_id and c.thread_key = e.thread_key
    order by c.organization_id, c.channel_id, c.thread_key, (c.status = 'resolved'), c.created_at desc
  ), kept as (
    insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, marks, parts, buttons,
      external_id, position, reply_to_external_id, reply_to_id, album_key, automatic, sent_at, received_at)
    select e.organization_id, l.id, e.message_id, e.channel_id, e.direction, e.author_kind, i.contact_id, e.name, e.body, e.marks, e.parts, e.buttons,
      e.external_id, e.position, e.reply_to,
      case when e.reply_to is not null then (
        select m.id from comm_messages m join comm_conversations t on t.organization_id = m.organization_id and t.id = m.conversation_id
        where m.organization_id = e.organization_id and t.thread_key = e.thread_key and m.id = coalesce(
          (select x.id from comm_messages x where x.organization_id = e.organization_id and x.channel_id = e.channel_id and x.external_id = e.reply_to),
          (select p.message_id from comm_message_parts p where p.organization_id = e.organization_id and p.channel_id = e.channel_id and p.external_id = e.reply_to))) end,
      e.album_key, e.automatic, e.sent_at, e.received_at
    from unnest(fresh) e
    -- A message without a conversation is an error, not nothing: it would be lost.
    left join located l on l.organization_id = e.organization_id and l.channel_id = e.channel_id and l.thread_key = e.thread_key
    left join comm_contact_identities i on i.organization_id = e.organization_id and i.channel_id = e.channel_id and i.kind = e.identity_kind and i.value = e.identity_value and e.author_kind = 'contact'
    order by e.sent_at, e.position, e.ord
    on conflict do nothing
    returning id
  )
  select array_agg(kept.id) into stored from kept;
  if stored is null then return; end if;

  if batch @? '$[*].parts[*]' then perform record_attachments(batch); end if;

  insert into comm_participants (organization_id, conversation_id, contact_id)
  select distinct m.organization_id, m.conversation_id, m.author_id
  from unnest(fresh) e join comm_messages m on m.organization_id = e.organization_id and m.id = e.message_id
  where m.author_kind = 'contact' and (e.thread_kind <> 'direct' or not exists (
    select from comm_participants p where p.organization_id = m.organization_id and p.conversation_id = m.conversation_id))
  on conflict (organization_id, conversation_id, contact_id) do update set left_at = null where comm_participants.left_at is not null;

  return query
  with ordered as materialized (
    select m.organization_id, m.id, m.conversation_id, m.author_id, e.ord, e.outbox_id, c.dialogue_until,
      m.author_kind = 'contact' and not m.automatic as answerable,
      row_number() over turn as turn,
      m.author_kind = 'contact' and row_number() over turn = 1 and c.inbound_count = count(*) filter (where m.author_kind = 'contact') over (partition by m.organization_id, m.conversation_id) as is_first,
      (select o.id from outbox o where o.organization_id = m.organization_id and o.conversation_id = m.conversation_id and o.done_at is null limit 1) is not null as busy
    from unnest(fresh) e
    join comm_messages m on m.organization_id = e.organization_id and m.id = e.message_id
    join comm_conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id
    where m.id = any (stored)
    window turn as (partition by m.organization_id, m.conversation_id order by m.sent_at, m.position, e.ord)
  ), wanted as materialized (
    select o.*, o.answerable and (
      coalesce(o.dialogue_until > clock_timestamp(), false)
      or case interests[o.ord + 1] when 'no' then false when 'first' then o.is_first else true end) as wanted
    from ordered o
  ), placed as materialized (
    select w.*, w.wanted and not w.follows and not w.busy as leads, w.answerable and (w.wanted or w.follows or w.busy) as waits
    from (
      select w.*, coalesce(bool_or(w.wanted) over (partition by w.organization_id, w.conversation_id order by w.turn rows between unbounded preceding and 1 preceding), false) as follows
      from wanted w
    ) w
  ), logged as (
    insert into outbox (organization_id, id, kind, conversation_id, payload, caused_by, lease_until, attempts, done_at)
    select p.organization_id, p.outbox_id, 'message_received', p.conversation_id,
      jsonb_build_object('messageId', p.id, 'conversationId', p.conversation_id, 'first', p.is_first),
      p.id,
      case when p.leads then clock_timestamp() + lease end,
      case when p.leads and lease is not null then 1 else 0 end,
      case when not p.waits then clock_timestamp() end
    from placed p
    order by p.conversation_id, p.turn
  )
  select p.ord, p.organization_id, p.id, p.conversation_id, p.author_id, p.outbox_id, p.leads and lease is not null, p.is_first, p.waits
  from placed p;
end
$$;
alter function record_step_by_step owner to parley_system;
revoke all on function record_step_by_step from public, parley_server, parley_auth, parley_ingest;
