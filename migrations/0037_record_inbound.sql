-- Customers' messages (docs/decisions/0014-hot-sql-looks-rows-up.md). Nearly always everybody is known and every thread has
-- its open conversation: two statements do it all then, because a statement costs as much for one message as for ten.
-- Conversations are locked once, in one order, before anything else; those that appear meanwhile are not waited for.

-- What a stored batch brings along: files to fetch, and files uploaded beforehand by this very visitor, on this very channel.
create function record_attachments(batch jsonb) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  insert into comm_attachments (organization_id, id, message_id, channel_id, kind, file_name, content_type, size, width, height, duration_ms, reference, next_attempt_at)
  select m.organization_id, p ->> 'attachmentId', m.id, m.channel_id, p ->> 'kind', coalesce(p ->> 'fileName', p ->> 'kind'), coalesce(p ->> 'contentType', 'application/octet-stream'),
    (p ->> 'size')::bigint, (p ->> 'width')::integer, (p ->> 'height')::integer, (p ->> 'durationMs')::integer, p -> 'reference', clock_timestamp()
  from jsonb_to_recordset(batch) as e (channel_id text, message_id text, parts jsonb)
  join comm_channels h on h.id = e.channel_id
  join comm_messages m on m.organization_id = h.organization_id and m.id = e.message_id
  cross join jsonb_array_elements(e.parts) p
  where p ? 'reference';

  update comm_attachments a set message_id = m.id
  from jsonb_to_recordset(batch) as e (channel_id text, thread_key text, message_id text, parts jsonb)
  join comm_channels h on h.id = e.channel_id
  join comm_messages m on m.organization_id = h.organization_id and m.id = e.message_id
  cross join jsonb_array_elements(e.parts) p
  where p ? 'stored'
    and a.organization_id = m.organization_id and a.id = p ->> 'attachmentId' and a.channel_id = e.channel_id and a.uploaded_by = e.thread_key and a.message_id is null;
end
$$;
alter function record_attachments(jsonb) owner to parley_system;

-- lease null: nobody here works on it, a worker will claim it.
create or replace function record_inbound(batch jsonb, lease interval)
returns table (ord integer, organization_id text, message_id text, conversation_id text, contact_id text, outbox_id text, handed boolean, is_first boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  held text[];
  fresh inbound_row[];
  stored text[];
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
    select distinct on (e.channel_id, e.event_key) e.*, i.contact_id as author, o.id as thread, o.inbound_count,
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
  ), kept as (
    insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, marks, parts, buttons,
      external_id, position, reply_to_external_id, reply_to_id, album_key, automatic, sent_at, received_at)
    select e.tenant, e.thread, e.message_id, e.channel_id, e.direction, e.author_kind, e.author, e.name, e.body, e.marks, e.parts, e.buttons,
      e.external_id, e.position, e.reply_to,
      case when e.reply_to is not null then (
        select m.id from comm_messages m join comm_conversations t on t.organization_id = m.organization_id and t.id = m.conversation_id
        where m.organization_id = e.tenant and t.thread_key = e.thread_key and m.id = coalesce(
          (select x.id from comm_messages x where x.organization_id = e.tenant and x.channel_id = e.channel_id and x.external_id = e.reply_to),
          (select p.message_id from comm_message_parts p where p.organization_id = e.tenant and p.channel_id = e.channel_id and p.external_id = e.reply_to))) end,
      e.album_key, e.automatic, e.sent_at, e.received_at
    from arrived e join told t on t.id = e.event_id
    where (select count(*) from comm_messages x where x.organization_id = e.tenant and x.channel_id = e.channel_id and x.external_id = e.external_id) = 0
    order by e.sent_at, e.position, e.ord
    returning id
  ), placed as materialized (
    select e.*, e.author_kind = 'contact' as inbound,
      row_number() over turn as turn,
      count(*) filter (where e.author_kind = 'contact') over (partition by e.thread) as together
    from arrived e join kept k on k.id = e.message_id
    window turn as (partition by e.thread order by e.sent_at, e.position, e.ord)
  ), counted as (
    update comm_conversations c set
      message_count = c.message_count + f.messages,
      inbound_count = c.inbound_count + f.inbound,
      last_message_id = case when f.last_at >= coalesce(c.last_message_at, '-infinity') then f.last_id else c.last_message_id end,
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
      select p.tenant, p.thread, max(p.turn) as messages, max(p.together) as inbound,
        (array_agg(p.message_id order by p.turn desc))[1] as last_id,
        max(p.sent_at) as last_at,
        max(p.sent_at) filter (where p.inbound) as last_inbound_at,
        min(p.sent_at) filter (where p.inbound) as first_inbound_at,
        bool_or(p.author_kind = 'account') as by_member
      from placed p group by p.tenant, p.thread
    ) f
    where c.organization_id = f.tenant and c.id = f.thread
  ), promised as (
    insert into outbox (organization_id, id, kind, conversation_id, payload, caused_by, lease_until, attempts, done_at)
    select p.tenant, p.outbox_id, 'message_received', p.thread,
      jsonb_build_object('messageId', p.message_id, 'conversationId', p.thread, 'first', p.inbound and p.turn = 1 and p.inbound_count = 0),
      p.message_id,
      case when p.turn = 1 and not p.busy then clock_timestamp() + lease end,
      case when p.turn = 1 and not p.busy and lease is not null then 1 else 0 end,
      case when not p.inbound or p.automatic then clock_timestamp() end
    from (
      select p.*, (select o.id from outbox o where o.organization_id = p.tenant and o.conversation_id = p.thread and o.done_at is null limit 1) is not null as busy from placed p offset 0
    ) p
    order by p.thread, p.turn
    returning id, lease_until is not null and done_at is null as handed
  )
  select p.ord, p.tenant, p.message_id, p.thread, p.author, p.outbox_id, o.handed, p.inbound and p.turn = 1 and p.inbound_count = 0
  from placed p join promised o on o.id = p.outbox_id;
  if found then
    perform set_config('app.counts', '', true);
    if batch @? '$[*].parts[*]' then perform record_attachments(batch); end if;
    return;
  end if;

  perform set_config('app.counts', '', true);
  -- Somebody is new, or a thread, or it is a group, or nothing of it is new: the long way, step by step.
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
  with placed as materialized (
    select m.organization_id, m.id, m.conversation_id, m.author_kind, m.author_id, m.automatic, e.ord, e.outbox_id, c.inbound_count,
      row_number() over turn as turn,
      count(*) filter (where m.author_kind = 'contact') over (partition by m.organization_id, m.conversation_id) as together,
      (select o.id from outbox o where o.organization_id = m.organization_id and o.conversation_id = m.conversation_id and o.done_at is null limit 1) is not null as busy
    from unnest(fresh) e
    join comm_messages m on m.organization_id = e.organization_id and m.id = e.message_id
    join comm_conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id
    where m.id = any (stored)
    window turn as (partition by m.organization_id, m.conversation_id order by m.sent_at, m.position, e.ord)
  ), promised as (
    insert into outbox (organization_id, id, kind, conversation_id, payload, caused_by, lease_until, attempts, done_at)
    select p.organization_id, p.outbox_id, 'message_received', p.conversation_id,
      jsonb_build_object('messageId', p.id, 'conversationId', p.conversation_id, 'first', p.author_kind = 'contact' and p.turn = 1 and p.inbound_count = p.together),
      p.id,
      case when p.turn = 1 and not p.busy then clock_timestamp() + lease end,
      case when p.turn = 1 and not p.busy and lease is not null then 1 else 0 end,
      case when p.author_kind <> 'contact' or p.automatic then clock_timestamp() end
    from placed p
    order by p.conversation_id, p.turn
    returning id, lease_until, done_at
  )
  select p.ord, p.organization_id, p.id, p.conversation_id, p.author_id, p.outbox_id,
    o.lease_until is not null and o.done_at is null, p.author_kind = 'contact' and p.turn = 1 and p.inbound_count = p.together
  from placed p join promised o on o.id = p.outbox_id;
end
$$;
call keep_plans('record_inbound(jsonb, interval)');
