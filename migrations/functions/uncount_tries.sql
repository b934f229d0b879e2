-- Takes back what a right password was counted as. Tries of one browser, or of one address at one account, begin anew;
-- an account and an address keep the wrong tries of others.
create or replace function uncount_tries(keys text[]) returns void
  language sql security invoker set search_path = public, pg_temp as $$
  delete from sign_in_attempts where key = any (keys) and key ~ '^(pair|device):';
  update sign_in_attempts a set tries = a.tries - 1
  from (select key from sign_in_attempts where key = any (keys) and key !~ '^(pair|device):' and tries > 0 order by key for update) b
  where a.key = b.key;
$$;
revoke all on function uncount_tries from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function uncount_tries to parley_auth;
