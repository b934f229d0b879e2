-- Records customers' messages, each once. Conversations are locked before anything else, in one order; those that appear
-- meanwhile are not waited for. Nearly always everybody is known and every thread has its conversation: then one statement
-- works out what is to be stored. Else prepare_conversations adds what is missing, and the same statement runs again.
-- The event of a message that no responder wants is done as it is stored (docs/decisions/0017-events-have-consumers.md),
-- unless a dialogue is open in its conversation, or an earlier message waits, whose responder may yet open one.
--
-- first: the first of its conversation, in which our side has not spoken either.
-- lease null: nobody here handles it, a worker will claim it. interests: no, first or yes, by ord; those left out are yes.
-- claimed: its event was inserted with this process's lease. waits: a responder has to handle it.
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function record_inbound(batch jsonb, lease interval, interests text[], policy conversation_policy) returns setof recorded_row
language plpgsql security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
#variable_conflict use_column
declare
  held text[];
  prepared boolean := false;
  messages message_row[];
  events event_row[];
  results recorded_row[];
  result recorded_row;
  differs boolean;
  written integer;
begin
  -- First and alone: what follows must see all that was committed while this waited. The resolved ones too, which a customer
  -- opens again: locked later, they would be locked out of order.
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

  if batch @? '$[*] ? (@.position == null)' then batch := place_at_end(batch); end if;

  loop
    with read as materialized (
      -- The tenant comes from the channel's row, never from the caller.
      select e.*, h.organization_id as tenant from jsonb_populate_recordset(null::inbound_row, batch) e join comm_channels h on h.id = e.channel_id
    ), arrived as materialized (
      select distinct on (e.channel_id, e.event_key) e.*, a.author, o.id as thread, o.message_count, o.dialogue_until,
        (e.renames and e.thread_title <> o.title and e.thread_kind <> 'direct' or e.thread_context <> o.thread_context
          or not coalesce(o.space, '{}') @> e.thread_space or not coalesce(o.parent, '{}') @> e.thread_parent) as differs,
        coalesce(o.id = any (held) and (e.author_kind <> 'contact' or a.author is not null and case e.thread_kind
          when 'direct' then o.contact_id is not null
          else (select p.contact_id from comm_participants p
            where p.organization_id = e.tenant and p.conversation_id = o.id and p.contact_id = a.author and p.left_at is null) is not null end), false) as known
      from read e
      left join lateral (
        select c.id, c.contact_id, c.title, c.thread_context, c.space, c.parent, c.message_count, c.dialogue_until from comm_conversations c
        where c.organization_id = e.tenant and c.channel_id = e.channel_id and c.thread_key = e.thread_key
        order by c.status = 'resolved', c.created_at desc limit 1) o on true
      left join comm_contact_identities i on i.organization_id = e.tenant and i.channel_id = e.channel_id and i.kind = e.identity_kind and i.value = e.identity_value and e.author_kind = 'contact'
      -- Whoever has one identity, as nearly everybody, is found by it without a call.
      cross join lateral (select case when e.identities is null then i.contact_id when e.author_kind = 'contact' then find_contact(e.tenant, e.channel_id, e.identities, o.contact_id, true) end as author) a
      order by e.channel_id, e.event_key, e.ord
    ), noted as (
      insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, received_at)
      select tenant, channel_id, event_key, event_id, 'message_received', payload, received_at from arrived
      where prepared or (select bool_and(known) from arrived)
      order by channel_id, event_key
      on conflict do nothing
      returning id
    ), ordered as materialized (
      select e.*, e.author_kind = 'contact' as inbound,
        row_number() over turn as turn,
        e.author_kind = 'contact' and row_number() over turn = 1 and e.message_count = 0 as is_first,
        e.author_kind = 'contact' and not e.automatic and e.broadcast is not true and (
          coalesce(e.dialogue_until > clock_timestamp(), false)
          or case interests[e.ord + 1] when 'no' then false when 'first' then row_number() over turn = 1 and e.message_count = 0 else true end) as wanted,
        (select o.id from outbox o where o.organization_id = e.tenant and o.conversation_id = e.thread and o.done_at is null limit 1) is not null as busy
      from arrived e join noted n on n.id = e.event_id
      where (select count(*) from comm_messages x where x.organization_id = e.tenant and x.channel_id = e.channel_id and x.external_id = e.external_id) = 0
        -- The echo of one of the several calls that a message of ours took.
        and case when e.author_kind = 'account' then (select s.message_id from comm_message_parts s
          where s.organization_id = e.tenant and s.channel_id = e.channel_id and s.external_id = e.external_id) is null else true end
      window turn as (partition by e.thread order by e.sent_at, e.position, e.ord)
    ), placed as (
      select o.*, o.wanted and not o.follows and not o.busy as leads, o.inbound and not o.automatic and o.broadcast is not true and (o.wanted or o.follows or o.busy) as waits
      from (
        select o.*, coalesce(bool_or(o.wanted) over (partition by o.thread order by o.turn rows between unbounded preceding and 1 preceding), false) as follows
        from ordered o
      ) o
      order by o.thread, o.turn
      offset 0
    )
    -- A message without a conversation is an error, not nothing: it would be lost.
    select
      array_agg(row(p.tenant, p.thread, p.message_id, p.channel_id, p.direction, 'message', p.author_kind, p.author, p.name,
        p.body, p.marks, p.parts, p.buttons, null, p.external_id, p.position,
        case when p.reply_to is not null then (
          select m.id from comm_messages m join comm_conversations t on t.organization_id = m.organization_id and t.id = m.conversation_id
          where m.organization_id = p.tenant and t.thread_key = p.thread_key and m.id = coalesce(
            (select x.id from comm_messages x where x.organization_id = p.tenant and x.channel_id = p.channel_id and x.external_id = p.reply_to),
            (select s.message_id from comm_message_parts s where s.organization_id = p.tenant and s.channel_id = p.channel_id and s.external_id = p.reply_to))) end,
        p.reply_to, p.album_key, null, p.automatic, null, 0, p.sent_at, p.received_at, p.quote, p.forwarded_from, p.answer)::message_row),
      array_agg(row(p.tenant, p.outbox_id, 'message_received', p.thread,
        jsonb_build_object('messageId', p.message_id, 'conversationId', p.thread, 'first', p.is_first)
          -- Who acts by a command is told by the platform's own id; a contact may have several.
          || case when p.waits then jsonb_build_object('identity', jsonb_build_object('kind', p.identity_kind, 'value', p.identity_value)) else '{}' end
          || case when p.dialogue_until > clock_timestamp() then jsonb_build_object('dialogue', true) else '{}' end, p.message_id, 0, not p.waits, p.leads)::event_row),
      array_agg(row(p.ord, p.tenant, p.message_id, p.thread, p.author, p.outbox_id, p.leads and lease is not null, p.is_first, p.waits, coalesce(p.dialogue_until > clock_timestamp(), false))::recorded_row),
      bool_or(p.differs)
    into messages, events, results, differs
    from placed p;

    exit when results is not null or prepared;
    held := prepare_conversations(batch);
    exit when held is null;
    prepared := true;
  end loop;
  if results is null then return; end if;

  -- Assigned, not performed: an expression needs no statement of its own.
  written := store_messages(messages, policy);
  written := append_events(events, lease);
  if differs then perform refresh_threads(batch); end if;
  if batch @? '$[*].other_ids[*]' then
    insert into comm_message_parts (organization_id, channel_id, external_id, message_id, part)
    select m.organization_id, m.channel_id, ids.external_id, m.id, ids.part
    from unnest(messages) m
    join jsonb_populate_recordset(null::inbound_row, batch) e on e.message_id = m.id
    cross join lateral unnest(e.other_ids) with ordinality ids (external_id, part)
    on conflict do nothing;
  end if;
  if batch @? '$[*].parts[*]' then perform record_attachments(batch); end if;
  foreach result in array results loop return next result; end loop;
end
$$;
alter function record_inbound owner to parley_system;
revoke all on function record_inbound from public, parley_server, parley_auth, parley_ingest;
grant execute on function record_inbound to parley_ingest;
