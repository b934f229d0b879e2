-- Counts one try for an account and for an address and tells how many seconds to wait; 0 lets it through. One
-- statement per key, so parallel tries cannot slip past the limit.
create or replace function begin_sign_in(account text, address text, account_limit integer, address_limit integer, period interval) returns integer
  language sql security invoker set search_path = public, pg_temp as $$
  with counted as (
    insert into sign_in_attempts as a (key, tries, since)
    select key, 1, clock_timestamp() from unnest(array['account:' || account, 'address:' || address]) key order by key
    on conflict (key) do update set
      tries = case when a.since <= clock_timestamp() - period then 1 else a.tries + 1 end,
      since = case when a.since <= clock_timestamp() - period then clock_timestamp() else a.since end
    returning key, tries, since
  )
  select coalesce(max(greatest(1, ceil(extract(epoch from since + period - clock_timestamp()))))
    filter (where tries > case when key like 'account:%' then account_limit else address_limit end), 0)::integer
  from counted;
$$;
revoke all on function begin_sign_in from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function begin_sign_in to parley_auth;
