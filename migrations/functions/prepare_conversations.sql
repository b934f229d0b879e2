-- Adds the conversations, contacts with their identities, and participants that are missing for the new messages of a batch, and returns the
-- conversations it holds; null when none of the messages is new. Everybody goes in one order (conversations, identities,
-- participants; events only afterwards), each in the order of its key, so that concurrent batches cannot deadlock.
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function prepare_conversations(batch jsonb) returns text[]
language plpgsql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
#variable_conflict use_column
declare
  fresh inbound_row[];
  held text[];
  identities_made text[];
  contacts_made text[];
begin
  -- The tenant comes from the channel's row, never from the caller.
  select array_agg(jsonb_populate_record(e, jsonb_build_object('organization_id', h.organization_id)) order by e.sent_at, e.position, e.ord) into fresh
  from jsonb_populate_recordset(null::inbound_row, batch) e join comm_channels h on h.id = e.channel_id
  where (select r.id from comm_inbound_events r where r.organization_id = h.organization_id and r.channel_id = e.channel_id and r.event_key = e.event_key) is null
    and (select count(*) from comm_messages x where x.organization_id = h.organization_id and x.channel_id = e.channel_id and x.external_id = e.external_id) = 0
    and case when e.author_kind = 'account' then (select s.message_id from comm_message_parts s
      where s.organization_id = h.organization_id and s.channel_id = e.channel_id and s.external_id = e.external_id) is null else true end;
  if fresh is null then return null; end if;

  insert into comm_conversations (organization_id, id, channel_id, thread_key, thread_kind, thread_context, title, titled_at, space, parent, context_at, context_position, describe_at)
  select distinct on (e.organization_id, e.channel_id, e.thread_key)
    e.organization_id, e.conversation_id, e.channel_id, e.thread_key, e.thread_kind, coalesce(e.thread_context, '{}'), coalesce(e.thread_title, e.name, ''), case when e.renames then e.sent_at end,
    e.thread_space, e.thread_parent, case when e.thread_context is not null then e.sent_at end, e.position,
    -- Its platform is asked for what the event does not tell.
    case when e.thread_kind <> 'direct' and (e.thread_title is null or not e.thread_space ? 'title' or not e.thread_parent ? 'title') then clock_timestamp() end
  from unnest(fresh) e
  where (select o.id from comm_conversations o
    where o.organization_id = e.organization_id and o.channel_id = e.channel_id and o.thread_key = e.thread_key limit 1) is null
  order by e.organization_id, e.channel_id, e.thread_key, e.sent_at, e.position, e.ord
  on conflict do nothing;

  -- One that appeared meanwhile is not waited for while others are held: the batch gives up and is run one by one, where there
  -- is nothing to hold.
  if jsonb_array_length(batch) = 1 then
    select array_agg(locked.id) into held from (
      select c.id from comm_conversations c
      where (c.organization_id, c.channel_id, c.thread_key) in (select e.organization_id, e.channel_id, e.thread_key from unnest(fresh) e)
      order by c.organization_id, c.id for no key update) locked;
  else
    select array_agg(locked.id) into held from (
      select c.id from comm_conversations c
      where (c.organization_id, c.channel_id, c.thread_key) in (select e.organization_id, e.channel_id, e.thread_key from unnest(fresh) e)
      order by c.organization_id, c.id for no key update nowait) locked;
  end if;

  -- Whoever has one identity stays a row; the several of one person become a row each, of whom any of them finds.
  with people as materialized (
    select e.*, e.contact_id as owner from unnest(fresh) e where e.author_kind = 'contact' and e.identities is null
    union all
    select r.*,
      coalesce(find_contact(e.organization_id, e.channel_id, e.identities, o.contact_id, false), e.contact_id)
    from unnest(fresh) e
    cross join lateral jsonb_array_elements(e.identities) x (one)
    cross join lateral jsonb_populate_record(e, jsonb_build_object('identity_kind', x.one ->> 'kind', 'identity_value', x.one ->> 'value', 'identity_id', x.one ->> 'id')) r
    left join lateral (
      select c.contact_id from comm_conversations c where c.organization_id = e.organization_id and c.channel_id = e.channel_id and c.thread_key = e.thread_key
      order by c.status = 'resolved', c.created_at desc limit 1) o on true
    where e.author_kind = 'contact' and e.identities is not null
  ), unknown as materialized (
    select distinct on (e.organization_id, e.channel_id, e.identity_kind, e.identity_value) e.*
    from people e
    where (select i.contact_id from comm_contact_identities i
      where i.organization_id = e.organization_id and i.channel_id = e.channel_id and i.kind = e.identity_kind and i.value = e.identity_value) is null
    order by e.organization_id, e.channel_id, e.identity_kind, e.identity_value, e.sent_at, e.position, e.ord
  ), made as (
    insert into comm_contact_identities (organization_id, channel_id, kind, value, id, contact_id, display_name, username, describe_at)
    select organization_id, channel_id, identity_kind, identity_value, identity_id, owner, name, username, case when not named then clock_timestamp() end from unknown
    on conflict do nothing
    returning organization_id, contact_id, id
  ), met as (
    insert into comm_contacts (organization_id, id, name, named, language, is_bot, phone, email)
    select distinct on (u.organization_id, u.contact_id) u.organization_id, u.contact_id, u.name, coalesce(u.named, true), u.language, u.is_bot,
      case when u.identities is null then case u.identity_kind when 'phone' then u.identity_value end
        else jsonb_path_query_first(u.identities, '$[*] ? (@.kind == "phone").value') #>> '{}' end,
      lower(case when u.identities is null then case u.identity_kind when 'email' then u.identity_value end
        else jsonb_path_query_first(u.identities, '$[*] ? (@.kind == "email").value') #>> '{}' end)
    from unknown u join made m on m.id = u.identity_id
    where u.owner = u.contact_id
    returning id
  )
  select (select array_agg(id) from made), (select array_agg(id) from met) into identities_made, contacts_made;
  if identities_made is not null then perform unite_identities(fresh, identities_made, contacts_made); end if;

  -- The customer of a direct conversation, and everybody who writes in another one.
  insert into comm_participants (organization_id, conversation_id, contact_id)
  select distinct e.organization_id, o.id, i.contact_id
  from unnest(fresh) e
  cross join lateral (
    select c.id, c.contact_id from comm_conversations c
    where c.organization_id = e.organization_id and c.channel_id = e.channel_id and c.thread_key = e.thread_key
    order by c.status = 'resolved', c.created_at desc limit 1) o
  cross join lateral (
    select case when e.identities is not null then find_contact(e.organization_id, e.channel_id, e.identities, o.contact_id, false) else (
      select k.contact_id from comm_contact_identities k
      where k.organization_id = e.organization_id and k.channel_id = e.channel_id and k.kind = e.identity_kind and k.value = e.identity_value) end as contact_id
    offset 0) i
  where e.author_kind = 'contact' and i.contact_id is not null and (e.thread_kind <> 'direct' or (select p.contact_id from comm_participants p
    where p.organization_id = e.organization_id and p.conversation_id = o.id limit 1) is null)
  order by e.organization_id, o.id, i.contact_id
  on conflict (organization_id, conversation_id, contact_id) do update set left_at = null where comm_participants.left_at is not null;
  return held;
end
$$;
alter function prepare_conversations owner to parley_system;
revoke all on function prepare_conversations from public, parley_server, parley_auth, parley_ingest;
