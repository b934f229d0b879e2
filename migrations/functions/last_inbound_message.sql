-- The contact's last message of a conversation that the platform knows too: of presses, commands and forms it has none.
create or replace function last_inbound_message(organization text, conversation text) returns text
language sql stable set search_path = public, pg_temp as $$
  select m.id from comm_messages m
  where m.organization_id = organization and m.conversation_id = conversation and m.author_kind = 'contact' and m.kind = 'message'
    and m.external_id is not null and m.external_id !~ '^(button_pressed|command_invoked|form_submitted):'
  order by m.sent_at desc, m.position desc, m.id desc limit 1;
$$;
revoke all on function last_inbound_message from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function last_inbound_message to parley_server, parley_system;
