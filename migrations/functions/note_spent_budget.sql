-- Writes a system message into each conversation whose loop budget kept one of the replies from it, once a window.
-- The caller holds the conversations.
create or replace function note_spent_budget(replies jsonb, policy conversation_policy) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  messages message_row[];
begin
  select array_agg(m) into messages
  from (
    select distinct on (c.organization_id, c.id) (c.organization_id, c.id, new_id('msg'), c.channel_id, 'out', 'event', 'system', null, '',
      '', null, null, null, jsonb_build_object('kind', 'loop_budget_spent', 'messages', c.automatic_count), null, 0, null, null,
      null, 'loop:' || c.automatic_since, false, null, 0, clock_timestamp(), null, null, null, null)::message_row as m
    from jsonb_populate_recordset(null::reply_row, replies) r join comm_conversations c on c.organization_id = r.organization_id and c.id = r.conversation_id
    where r.automatic and coalesce(c.bot_paused_until <= clock_timestamp(), true) and c.automatic_count >= policy.loop_messages
      and (select m.id from comm_messages m where m.organization_id = c.organization_id and m.conversation_id = c.id and m.client_key = r.client_key) is null
      and (select m.id from comm_messages m where m.organization_id = c.organization_id and m.conversation_id = c.id and m.client_key = 'loop:' || c.automatic_since) is null
  ) spent;
  if messages is null then return; end if;

  perform store_messages(messages, policy);
  perform append_events(array(
    select (m.organization_id, new_id('obx'), 'note_added', m.conversation_id, jsonb_build_object('messageId', m.id, 'conversationId', m.conversation_id), null, 0, true, false)::event_row
    from unnest(messages) m), null);
end
$$;
revoke all on function note_spent_budget from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function note_spent_budget to parley_server, parley_system;
