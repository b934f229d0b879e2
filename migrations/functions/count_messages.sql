-- Keeps a conversation's counters, last message and status whenever messages are stored, once a statement. Counts as
-- record_inbound does, for whatever goes another way (groups, first messages): what comes later in the second of our own reply
-- is the last message, though a platform that counts seconds dates it before.
create or replace function count_messages() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update comm_conversations c set
    message_count = c.message_count + f.messages,
    inbound_count = c.inbound_count + f.inbound,
    last_message_id = case
      when f.last_at >= coalesce(c.last_message_at, '-infinity') or f.last_at = date_trunc('second', c.last_message_at) then coalesce(f.last_id, c.last_message_id)
      else c.last_message_id end,
    last_message_at = greatest(c.last_message_at, f.last_at),
    -- A quiet line about an assignment does not move a conversation up the list.
    last_activity_at = case when f.messages > 0 then clock_timestamp() else c.last_activity_at end,
    last_inbound_at = greatest(c.last_inbound_at, f.last_inbound_at),
    waiting_since = case when f.by_member then null when f.inbound > 0 then coalesce(c.waiting_since, f.first_inbound_at) else c.waiting_since end,
    status = case when f.inbound > 0 then 'open' else c.status end,
    snoozed_until = case when f.inbound > 0 then null else c.snoozed_until end,
    resolved_at = case when f.inbound > 0 then null else c.resolved_at end,
    -- One that our own account began has no contact until they write.
    contact_id = case when c.contact_id is null and c.thread_kind <> 'group' then f.contact_id else c.contact_id end,
    -- A person's reply shows that no loop is running.
    automatic_count = case when f.by_member then 0 else c.automatic_count end,
    bot_paused_until = case when f.by_member then clock_timestamp() + interval '30 minutes' else c.bot_paused_until end,
    version = c.version + 1,
    updated_at = clock_timestamp()
  from (
    select
      organization_id,
      conversation_id,
      count(*) filter (where kind <> 'event') as messages,
      count(*) filter (where author_kind = 'contact' and kind = 'message') as inbound,
      (array_agg(id order by sent_at desc, position desc, id desc) filter (where kind = 'message'))[1] as last_id,
      max(sent_at) filter (where kind = 'message') as last_at,
      max(sent_at) filter (where author_kind = 'contact' and kind = 'message') as last_inbound_at,
      min(sent_at) filter (where author_kind = 'contact' and kind = 'message') as first_inbound_at,
      (array_agg(author_id order by sent_at, position, id) filter (where author_kind = 'contact' and kind = 'message'))[1] as contact_id,
      bool_or(author_kind in ('member', 'account') and kind = 'message') as by_member
    from fresh
    group by organization_id, conversation_id
  ) f
  where c.organization_id = f.organization_id and c.id = f.conversation_id;
  return null;
end
$$;
revoke all on function count_messages from public, parley_server, parley_auth, parley_ingest, parley_system;

-- The hot functions count what they store in the statement that stores it; the trigger is for everybody else.
create or replace trigger comm_messages_count after insert on comm_messages
  referencing new table as fresh for each statement
  when (current_setting('app.counts', true) is distinct from 'own') execute function count_messages();
