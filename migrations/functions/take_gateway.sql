-- Takes the lease on a channel's socket, unless another process has it, or one has that of another channel of the same app:
-- those of one app hear of each other's events. taken: whether it did. shared: another channel of the app has it.
-- In turn for each app, and in a statement of its own, which sees what was committed while it waited.
create or replace function take_gateway(wanted text, holder text, lease interval)
returns table (taken boolean, shared boolean, stored jsonb, version text)
language plpgsql set search_path = public, pg_temp as $$
declare
  app text;
begin
  select c.app_key into app from comm_channels c where c.id = wanted;
  if app is not null then
    perform pg_advisory_xact_lock(hashtextextended('gateway ' || app, 0));
    if exists (select from comm_channels o where o.app_key = app and o.id <> wanted and o.gateway_lease_until > clock_timestamp()) then
      return query select false, true, null::jsonb, null::text;
      return;
    end if;
  end if;
  return query
    update comm_channels c set gateway_holder = holder, gateway_lease_until = clock_timestamp() + lease
    where c.id = wanted and c.status = 'active' and (c.gateway_lease_until is null or c.gateway_lease_until < clock_timestamp())
    returning true, false, c.gateway_state, md5(c.sealed_credentials || c.settings::text);
end
$$;
revoke all on function take_gateway from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function take_gateway to parley_system;
