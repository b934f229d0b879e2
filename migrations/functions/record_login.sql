-- Remembers on the user's own row that they signed in.
create or replace function record_login(person text) returns void
  language sql security invoker set search_path = public, pg_temp as $$
  update users set last_login_at = clock_timestamp(), failed_logins = 0 where id = person;
$$;
revoke all on function record_login from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function record_login to parley_auth;
