-- A paused channel holds what waits in its lines. Nobody claims it, so that it is not begun again and again; when the channel
-- is resumed the next round finds it. What a process begins that does not know of the pause yet, it puts back
-- (core/outbound/hold-deliveries.ts).
create or replace function claim_deliveries(wanted integer, lease interval)
returns table (organization_id text, delivery_id text)
language sql set search_path = public, pg_temp as $$
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
call keep_plans('claim_deliveries(integer, interval)');

-- Since when the channel sends again: what was held is due from then, and not overdue at once.
alter table comm_channels add column resumed_at timestamptz;
