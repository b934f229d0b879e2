-- Ends a chat of members: what is said in its thread from now on is a customer's message in a new conversation. Nobody sees the
-- old one, whose cards showed what others may not see; what is under way to it still arrives. What waited there for a press or
-- an answer waits no longer. It serves no conversation any more: its cards for everybody present are forgotten, and the threads
-- below it end as it does.
create or replace function retire_chat(organization text, conversation text) returns void language plpgsql set search_path = public, pg_temp as $$
declare
  thread text;
begin
  update comm_conversations set retired_key = thread_key, thread_key = id || ' ' || thread_key, status = 'resolved', resolved_at = clock_timestamp(),
    dialogue_until = null, version = version + 1, updated_at = clock_timestamp()
  where organization_id = organization and id = conversation and audience = 'staff' and retired_key is null;
  delete from comm_command_buttons where organization_id = organization and conversation_id = conversation;
  delete from comm_command_dialogues where organization_id = organization and conversation_id = conversation;
  delete from comm_staff_routes where organization_id = organization and chat_id = conversation;
  for thread in
    delete from comm_staff_threads where organization_id = organization and (parent_id = conversation or chat_id = conversation) returning chat_id
  loop
    if thread <> conversation then perform retire_chat(organization, thread); end if;
  end loop;
  delete from comm_cards where organization_id = organization and chat_id = conversation and user_id is null;
end
$$;
revoke all on function retire_chat from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function retire_chat to parley_server, parley_system;
