-- Counts a failed sign-in on the user's own row.
create or replace function record_failed_login(address text) returns void
  language sql security invoker set search_path = public, pg_temp as $$
  update users set failed_logins = failed_logins + 1, last_failed_login_at = clock_timestamp() where email = lower(address);
$$;
revoke all on function record_failed_login from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function record_failed_login to parley_auth;
