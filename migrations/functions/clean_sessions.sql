-- Forgets what has run out: sessions, tokens, counted tries.
create or replace function clean_sessions() returns integer
  language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  ended integer;
begin
  delete from user_sessions where expires_at <= clock_timestamp();
  get diagnostics ended = row_count;
  delete from email_verification_tokens where expires_at <= clock_timestamp();
  delete from sign_in_attempts where since <= clock_timestamp() - interval '1 day';
  return ended;
end
$$;
revoke all on function clean_sessions from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function clean_sessions to parley_auth, parley_system;
