-- Appends events to the log, in the order given. What is claimed belongs to the caller for a lease; without one a worker claims it.
-- Returns how many it appended.
create or replace function append_events(events event_row[], lease interval) returns integer
language plpgsql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
  insert into outbox (organization_id, id, kind, conversation_id, payload, caused_by, depth, lease_until, attempts, done_at)
  select e.organization_id, e.id, e.kind, e.conversation_id, e.payload, e.caused_by, coalesce(e.depth, 0),
    case when e.claimed then clock_timestamp() + lease end,
    case when e.claimed and lease is not null then 1 else 0 end,
    case when e.done then clock_timestamp() end
  from unnest(events) with ordinality e
  order by e.ordinality;
  return coalesce(cardinality(events), 0);
end
$$;
revoke all on function append_events from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function append_events to parley_server, parley_system;
