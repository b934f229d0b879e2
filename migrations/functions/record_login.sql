-- Clears the counted tries of an account that signed in.
create or replace function record_login(account text, person text) returns void
  language sql security invoker set search_path = public, pg_temp as $$
  delete from sign_in_attempts where key = 'account:' || account;
  update users set last_login_at = clock_timestamp(), failed_logins = 0 where id = person;
$$;
revoke all on function record_login from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function record_login to parley_auth;
