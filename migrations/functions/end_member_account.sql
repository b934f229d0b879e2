-- Retires the chat of an account that acts for a member no longer, whether it was revoked or the member left, and voids what was
-- asked of the account elsewhere.
create or replace function end_member_account() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.revoked_at is null then
    perform retire_chat(old.organization_id, old.conversation_id);
    delete from comm_command_dialogues d using comm_conversations c
    where d.organization_id = old.organization_id and d.identity_kind = old.identity_kind and d.identity_value = old.identity_value
      and c.organization_id = d.organization_id and c.id = d.conversation_id and c.channel_id = old.channel_id;
  end if;
  return null;
end
$$;
alter function end_member_account owner to parley_system;
revoke all on function end_member_account from public, parley_server, parley_auth, parley_ingest;

create or replace trigger comm_member_accounts_end after delete or update of revoked_at on comm_member_accounts for each row execute function end_member_account();
