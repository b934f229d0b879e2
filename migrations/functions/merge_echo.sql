-- Makes one message of ours and of its echo, which the platform told before it answered our call: reactions, further ids and replies
-- of the echo become our message's, and the echo leaves the thread. What it did to its conversation as somebody's message from
-- elsewhere is undone: it ended nobody's waiting, and no member is in charge, when a rule wrote it. The caller holds our delivery.
create or replace function merge_echo(organization text, ours text, echo text) returns void
language plpgsql set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  kept comm_messages;
  gone comm_messages;
  spoken timestamptz;
begin
  select m.* into gone from comm_messages m where m.organization_id = organization and m.id = echo and m.author_kind = 'account' for update;
  select m.* into kept from comm_messages m where m.organization_id = organization and m.id = ours for update;
  if gone.id is null or kept.id is null then return; end if;

  update comm_message_parts p set message_id = ours where p.organization_id = organization and p.message_id = echo;
  insert into comm_reactions (organization_id, message_id, author_kind, author_id, author_name, emoji, created_at)
  select r.organization_id, ours, r.author_kind, r.author_id, r.author_name, r.emoji, r.created_at from comm_reactions r
  where r.organization_id = organization and r.message_id = echo on conflict do nothing;
  update comm_messages m set reply_to_id = ours, version = m.version + 1
  where m.organization_id = organization and m.conversation_id = gone.conversation_id and m.sent_at >= gone.sent_at and m.reply_to_id = echo;
  delete from comm_messages m where m.organization_id = organization and m.id = echo;
  if kept.external_id is null then
    update comm_messages m set external_id = gone.external_id, sent_at = gone.sent_at, position = gone.position, deleted_at = coalesce(m.deleted_at, gone.deleted_at), version = m.version + 1
    where m.organization_id = organization and m.id = ours;
  else
    insert into comm_message_parts (organization_id, channel_id, external_id, message_id, part)
    select organization, gone.channel_id, gone.external_id, ours, count(*) + 1 from comm_message_parts p where p.organization_id = organization and p.message_id = ours
    on conflict do nothing;
    update comm_messages m set version = m.version + 1 where m.organization_id = organization and m.id = ours;
  end if;

  -- The last time that somebody of our side wrote there.
  select max(m.processed_at) into spoken from comm_messages m
  where m.organization_id = organization and m.conversation_id = gone.conversation_id and m.author_kind in ('member', 'account') and m.kind = 'message';
  update comm_conversations c set
    message_count = c.message_count - 1,
    last_message_id = case when c.last_message_id <> echo then c.last_message_id when c.id = kept.conversation_id then ours else (
      select m.id from comm_messages m where m.organization_id = organization and m.conversation_id = c.id and m.kind = 'message'
      order by m.sent_at desc, m.position desc limit 1) end,
    waiting_since = case when kept.author_kind not in ('rule', 'command') then c.waiting_since else coalesce(c.waiting_since, (
      select min(m.sent_at) from comm_messages m where m.organization_id = organization and m.conversation_id = c.id
        and m.author_kind = 'contact' and m.kind = 'message' and m.processed_at > coalesce(spoken, '-infinity'))) end,
    bot_paused_until = case when kept.author_kind not in ('rule', 'command') or spoken >= gone.processed_at then c.bot_paused_until
      else spoken + (c.bot_paused_until - gone.processed_at) end,
    version = c.version + 1
  where c.organization_id = organization and c.id = gone.conversation_id;

  perform append_events(array[
    row(organization, new_id('obx'), 'message_removed', gone.conversation_id, jsonb_build_object('messageId', echo, 'conversationId', gone.conversation_id), null, 0, true, false)::event_row,
    row(organization, new_id('obx'), 'message_changed', kept.conversation_id, jsonb_build_object('messageId', ours, 'conversationId', kept.conversation_id), null, 0, true, false)::event_row], null);
end
$$;
revoke all on function merge_echo from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function merge_echo to parley_server, parley_system;
