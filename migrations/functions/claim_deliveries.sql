-- Leases deliveries that no process works on, of every channel in turn, so that the backlog of one keeps nobody else's messages
-- waiting. `crowded` are channels of which the caller holds enough. A channel that a member paused, or whose platform asked to
-- wait, keeps what waits in its conversations: nobody claims it, so that it is not begun again and again, and afterwards the next
-- round finds it. A process that does not know of the pause yet may begin one; it puts that delivery back
-- (core/deliveries/hold-deliveries.ts).
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function claim_deliveries(wanted integer, lease interval, crowded text[])
returns table (organization_id text, delivery_id text, channel_id text)
language sql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
  -- One look-up a channel that has something queued, however much that is.
  with recursive waiting (organization_id, channel_id) as (
    (select d.organization_id, d.channel_id from comm_deliveries d where d.state = 'queued' order by d.organization_id, d.channel_id limit 1)
    union all
    select n.organization_id, n.channel_id from waiting w cross join lateral (
      select d.organization_id, d.channel_id from comm_deliveries d
      where d.state = 'queued' and (d.organization_id, d.channel_id) > (w.organization_id, w.channel_id)
      order by d.organization_id, d.channel_id limit 1) n
  ), open as materialized (
    -- Where there are more channels than deliveries wanted, each has the same chance.
    select w.organization_id, w.channel_id, count(*) over () as channels from waiting w
    where w.channel_id <> all (crowded)
      -- Of a channel that is gone the delivery says so itself.
      and coalesce((select ch.status <> 'paused' and coalesce(ch.sending_paused_until <= clock_timestamp(), true) from comm_channels ch
        where ch.organization_id = w.organization_id and ch.id = w.channel_id), true)
    order by random()
  )
  -- Takes over deliveries nobody works on, due by lease and by retry time: the first of each conversation, and reactions whose
  -- message has nothing before them. A message that a person sends again stands before those behind it, one of which may be
  -- under way.
  update comm_deliveries d set lease_until = clock_timestamp() + lease
  from (
    select n.organization_id, n.id from open o cross join lateral (
      select c.organization_id, c.id from comm_deliveries c
      where c.organization_id = o.organization_id and c.channel_id = o.channel_id
        and c.state = 'queued' and (c.lease_until is null or c.lease_until < clock_timestamp()) and (c.next_attempt_at is null or c.next_attempt_at <= clock_timestamp())
        and not exists (
          select from comm_deliveries earlier
          where earlier.organization_id = c.organization_id and earlier.conversation_id = c.conversation_id
            and earlier.state in ('queued', 'sending') and (earlier.state = 'sending' or earlier.sequence < c.sequence)
            and case when c.operation in ('send', 'edit', 'delete') then earlier.operation in ('send', 'edit', 'delete') else earlier.message_id = c.message_id end)
      order by c.sequence
      limit greatest(1, wanted / o.channels)
      for update skip locked
    ) n
    limit wanted
  ) due
  where d.organization_id = due.organization_id and d.id = due.id
  returning d.organization_id, d.id, d.channel_id;
$$;
revoke all on function claim_deliveries from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function claim_deliveries to parley_system;
