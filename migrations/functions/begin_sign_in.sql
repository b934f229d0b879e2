-- Counts one try for each key and tells how many seconds to wait; 0 lets it through. One statement for all of them, in
-- one order, so parallel tries cannot slip past a limit or wait for each other.
create or replace function begin_sign_in(keys text[], limits integer[], period interval) returns integer
  language sql security invoker set search_path = public, pg_temp as $$
  with allowed as (select * from unnest(keys, limits) as t (key, most)),
  counted as (
    insert into sign_in_attempts as a (key, tries, since)
    select key, 1, clock_timestamp() from allowed order by key
    on conflict (key) do update set
      tries = case when a.since <= clock_timestamp() - period then 1 else a.tries + 1 end,
      since = case when a.since <= clock_timestamp() - period then clock_timestamp() else a.since end
    returning key, tries, since
  )
  select coalesce(max(greatest(1, ceil(extract(epoch from since + period - clock_timestamp()))))
    filter (where tries > most), 0)::integer
  from counted join allowed using (key);
$$;
revoke all on function begin_sign_in from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function begin_sign_in to parley_auth;
