-- Leases deliveries that no process works on. A paused channel keeps what waits in its conversations: nobody claims it, so that
-- it is not begun again and again, and when the channel is resumed the next round finds it. A process that does not know of the
-- pause yet may begin one; it puts that delivery back (core/outbound/hold-deliveries.ts).
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function claim_deliveries(wanted integer, lease interval)
returns table (organization_id text, delivery_id text)
language sql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
  -- Takes over deliveries nobody works on: the head of each conversation's line, due by lease and by retry time. A message
  -- that a person sends again stands before those behind it, one of which may be under way.
  update comm_deliveries d set lease_until = clock_timestamp() + lease
  from (
    select c.organization_id, c.id from comm_deliveries c
    where c.state = 'queued' and (c.lease_until is null or c.lease_until < clock_timestamp()) and (c.next_attempt_at is null or c.next_attempt_at <= clock_timestamp())
      -- Of a channel that is gone the delivery says so itself.
      and (select ch.status from comm_channels ch where ch.organization_id = c.organization_id and ch.id = c.channel_id) is distinct from 'paused'
      and not exists (
        select from comm_deliveries earlier
        where earlier.organization_id = c.organization_id and earlier.conversation_id = c.conversation_id
          and earlier.state in ('queued', 'sending') and (earlier.state = 'sending' or earlier.sequence < c.sequence))
    order by c.sequence
    limit wanted
    for update skip locked
  ) due
  where d.organization_id = due.organization_id and d.id = due.id
  returning d.organization_id, d.id;
$$;
revoke all on function claim_deliveries from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function claim_deliveries to parley_system;
