-- Revokes every key that a user made, in all organizations, and answers which they were. For a new password: whoever
-- knew the old one may have made keys with it.
create or replace function revoke_user_keys(person text) returns table (organization_id text, id text, name text)
  language sql security definer set search_path = public, pg_temp as $$
  update api_keys k set revoked_at = clock_timestamp() where k.created_by = person and k.revoked_at is null
  returning k.organization_id, k.id, k.name;
$$;
alter function revoke_user_keys owner to parley_system;
revoke all on function revoke_user_keys from public, parley_server, parley_auth, parley_ingest;
grant execute on function revoke_user_keys to parley_auth;
