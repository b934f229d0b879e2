-- Takes over events nobody works on: the head of each conversation's line, due by its lease.
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function claim_events(wanted integer, lease interval)
returns table (organization_id text, outbox_id text, kind text, conversation_id text, payload jsonb, caused_by text, depth integer, attempts integer)
language sql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
  update outbox o set lease_until = clock_timestamp() + lease, attempts = o.attempts + 1
  from (
    select c.organization_id, c.id from outbox c
    where c.done_at is null and (c.lease_until is null or c.lease_until < clock_timestamp())
      and not exists (
        select from outbox earlier
        where earlier.organization_id = c.organization_id and earlier.conversation_id = c.conversation_id
          and earlier.done_at is null and earlier.sequence < c.sequence)
    order by c.sequence
    limit wanted
    for update skip locked
  ) due
  where o.organization_id = due.organization_id and o.id = due.id
  returning o.organization_id, o.id, o.kind, o.conversation_id, o.payload, o.caused_by, o.depth, o.attempts;
$$;
revoke all on function claim_events from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function claim_events to parley_system;
