-- Everything of the conversation counts as seen by the member.
create or replace function mark_as_read(conversation text, member text) returns void language sql set search_path = public, pg_temp as $$
  insert into comm_read_marks (organization_id, user_id, conversation_id, inbound_count)
  select c.organization_id, member, c.id, c.inbound_count from comm_conversations c
  where c.organization_id = current_setting('app.organization_id') and c.id = conversation
  on conflict (organization_id, user_id, conversation_id) do update set inbound_count = excluded.inbound_count
  where comm_read_marks.inbound_count <> excluded.inbound_count;
$$;
revoke all on function mark_as_read from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function mark_as_read to parley_server, parley_system;
