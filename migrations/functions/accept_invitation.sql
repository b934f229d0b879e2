-- Takes a user whose invitation was accepted into the organization; the invitation is spent by the same statement, so
-- of two acceptances one finds nothing. The caller has checked the token's bearer; this checks the token.
create or replace function accept_invitation(invitation_id text, hash text, user_id text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  spent invitations;
begin
  update invitations set status = 'accepted'
    where id = invitation_id and token_hash = hash and status = 'pending' and expires_at > clock_timestamp()
    returning * into spent;
  if spent.id is null then return null; end if;
  insert into user_roles (organization_id, user_id, role, role_id)
    values (spent.organization_id, accept_invitation.user_id, spent.role, spent.role_id)
    on conflict (organization_id, user_id) do nothing;
  return spent.organization_id;
end
$$;
alter function accept_invitation owner to parley_system;
revoke all on function accept_invitation from public, parley_server, parley_auth, parley_ingest;
grant execute on function accept_invitation to parley_auth;
