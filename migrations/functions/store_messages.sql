-- Stores messages and keeps what their conversations say of them: counters, last message, who waits, status, the pause of rules
-- and the loop budget. The one place of that policy; its numbers come from the caller. Returns how many it stored.
--
-- A caller that writes into several conversations holds them, in the order of their ids. It has looked whether a client_key or an external_id is taken:
-- "on conflict do nothing" would look into every unique index and write a second record for each message.
-- Messages are counted in the order given where sent_at and position are equal.
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function store_messages(messages message_row[], policy conversation_policy) returns integer
language plpgsql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
#variable_conflict use_column
declare
  opened message_row[];
begin
  with given as materialized (
    select m.*, coalesce(m.sent_at, (m.thread_end).sent_at, clock_timestamp()) as at, coalesce(m.position, (m.thread_end).position, 0) as place
    from (
      select g.*, coalesce(g.kind, 'message') as sort, coalesce(g.automatic, false) and g.author_kind in ('rule', 'command', 'system') as by_rule,
        case when g.sent_at is null and g.kind <> 'message' then end_of_thread(g.organization_id, g.conversation_id) end as thread_end
      from unnest(messages) with ordinality g
      offset 0
    ) m
  ), stored as (
    insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_id, author_name, body, marks, parts, buttons, event,
      external_id, position, reply_to_id, reply_to_external_id, album_key, client_key, automatic, caused_by, depth, sent_at, received_at,
      quote, forwarded_from, answer, answer_until)
    select m.organization_id, m.conversation_id, m.id,
      coalesce(m.channel_id, (select c.channel_id from comm_conversations c where c.organization_id = m.organization_id and c.id = m.conversation_id)),
      m.direction, m.sort, m.author_kind, m.author_id, m.author_name, m.body, coalesce(m.marks, '[]'), coalesce(m.parts, '[]'), m.buttons, m.event,
      m.external_id, m.place, m.reply_to_id, m.reply_to_external_id, m.album_key, m.client_key, coalesce(m.automatic, false), m.caused_by, coalesce(m.depth, 0),
      m.at, coalesce(m.received_at, clock_timestamp()), m.quote, m.forwarded_from,
      -- The shortest time that a platform accepts one.
      m.answer, case when m.answer is not null then m.at + interval '15 minutes' end
    from given m
    order by m.ordinality
  ), changed as (
  update comm_conversations c set
    message_count = c.message_count + f.messages,
    inbound_count = c.inbound_count + f.inbound,
    last_message_id = case
      -- Platforms count seconds, we finer: what comes later in the second of our reply is the later one.
      when f.last_at >= coalesce(c.last_message_at, '-infinity') or f.last_at = date_trunc('second', c.last_message_at) then f.last_id
      -- What a rule says hides no person's words: it is shown only until somebody has written.
      else coalesce(c.last_message_id, f.rule_id) end,
    last_message_at = coalesce(greatest(c.last_message_at, f.last_at), f.rule_at),
    -- What a rule says moves no conversation up the list, because the message it answers just did; nor does a system message.
    last_activity_at = case when f.moves then clock_timestamp() else c.last_activity_at end,
    last_inbound_at = greatest(c.last_inbound_at, f.last_inbound_at),
    waiting_since = case when f.by_member then null when f.inbound > 0 then coalesce(c.waiting_since, f.first_inbound_at) else c.waiting_since end,
    -- Whoever writes opens the conversation again.
    status = case when f.inbound > 0 then 'open' else c.status end,
    snoozed_until = case when f.inbound > 0 then null else c.snoozed_until end,
    resolved_at = case when f.inbound > 0 then null else c.resolved_at end,
    -- A conversation that our own account began has no contact until they write; a group is shown by who began it.
    contact_id = case when c.contact_id is null and (c.thread_kind <> 'group' or c.message_count = 0) then f.contact_id else c.contact_id end,
    automatic_since = case when f.by_rule = 0 or c.automatic_since > clock_timestamp() - policy.loop_window then c.automatic_since else clock_timestamp() end,
    -- A member's message shows that no loop is running, and keeps rules quiet.
    automatic_count = case
      when f.by_member then 0
      when f.by_rule = 0 then c.automatic_count
      else f.by_rule + case when c.automatic_since > clock_timestamp() - policy.loop_window then c.automatic_count else 0 end end,
    bot_paused_until = case when f.by_member then clock_timestamp() + policy.bot_pause else c.bot_paused_until end,
    version = c.version + 1,
    updated_at = clock_timestamp()
  from (
    select m.organization_id, m.conversation_id,
      count(*) filter (where m.sort <> 'event') as messages,
      count(*) filter (where m.sort = 'message' and m.author_kind = 'contact') as inbound,
      count(*) filter (where m.by_rule) as by_rule,
      coalesce(bool_or(m.sort = 'message' and m.author_kind in ('member', 'account')), false) as by_member,
      bool_or(m.sort <> 'event' and not m.by_rule) as moves,
      (array_agg(m.id order by m.at desc, m.place desc, m.ordinality desc) filter (where m.sort = 'message' and not m.by_rule))[1] as last_id,
      max(m.at) filter (where m.sort = 'message' and not m.by_rule) as last_at,
      (array_agg(m.id order by m.at desc, m.place desc, m.ordinality desc) filter (where m.sort = 'message' and m.by_rule))[1] as rule_id,
      max(m.at) filter (where m.sort = 'message' and m.by_rule) as rule_at,
      max(m.at) filter (where m.sort = 'message' and m.author_kind = 'contact') as last_inbound_at,
      min(m.at) filter (where m.sort = 'message' and m.author_kind = 'contact') as first_inbound_at,
      (array_agg(m.author_id order by m.at, m.place, m.ordinality) filter (where m.sort = 'message' and m.author_kind = 'contact'))[1] as contact_id,
      (array_agg(m.author_name order by m.at, m.place, m.ordinality) filter (where m.sort = 'message' and m.author_kind = 'contact'))[1] as contact_name,
      (array_agg(m.place order by m.at, m.place, m.ordinality) filter (where m.sort = 'message' and m.author_kind = 'contact'))[1] as first_place
    from given m
    group by m.organization_id, m.conversation_id
  ) f
  where c.organization_id = f.organization_id and c.id = f.conversation_id
  returning c.organization_id, c.id, c.channel_id, old.status as before, f.inbound, f.contact_id, f.contact_name, f.first_inbound_at, f.first_place
  )
  -- What opens a conversation again is told after the message that did it.
  select array_agg(row(o.organization_id, o.id, new_id('msg'), o.channel_id, 'in', 'event', 'contact', o.contact_id, o.contact_name,
    '', null, null, null, jsonb_build_object('kind', case o.before when 'snoozed' then 'woken' else 'reopened' end),
    null, o.first_place, null, null, null, null, false, null, 0, o.first_inbound_at, null, null, null, null)::message_row)
  into opened
  from changed o
  where o.inbound > 0 and o.before <> 'open';

  -- By a call of its own: a second insert in the statement above would be set up for each message that opens nothing.
  if opened is not null then
    perform store_messages(opened, policy);
    perform append_events(array(
      select row(t.organization_id, new_id('obx'), 'note_added', t.conversation_id,
        jsonb_build_object('messageId', t.id, 'conversationId', t.conversation_id), null, 0, true, false)::event_row
      from unnest(opened) t), null);
  end if;
  return coalesce(cardinality(messages), 0);
end
$$;
revoke all on function store_messages from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function store_messages to parley_server, parley_system;
