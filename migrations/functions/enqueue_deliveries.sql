-- Enqueues deliveries, in the order given, behind what they have to wait for: a message, an edit or a deletion behind those of
-- its conversation, anything else behind what is still to be done with its message. The
-- first of a conversation that waits for nothing is leased to the caller, or inserted as 'sending' while there are slots, its first attempt counted:
-- that spares it a second transaction, and a crash after this one finds it unconfirmed.
-- The caller holds the conversations. lease null: it works on nothing, and a worker will claim them.
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function enqueue_deliveries(deliveries delivery_row[], lease interval, sending interval, slots integer) returns enqueued_row[]
language plpgsql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare
  enqueued enqueued_row[];
begin
  with given as materialized (
    select d.*, row_number() over (partition by d.organization_id, d.conversation_id order by d.ordinality) = 1 and lease is not null and (
      select w.id from comm_deliveries w
      where w.organization_id = d.organization_id and w.conversation_id = d.conversation_id and w.state in ('queued', 'sending')
        and case when d.operation in ('send', 'edit', 'delete') then w.operation in ('send', 'edit', 'delete') else w.message_id = d.message_id end
      limit 1) is null as leads
    from unnest(deliveries) with ordinality d
  ), placed as materialized (
    select g.*, g.leads and g.may_start and count(*) filter (where g.leads) over (order by g.ordinality) <= slots as starts from given g
  ), written as (
    insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, operation, payload, state, attempts, attempt_started_at, lease_until)
    select p.organization_id, p.id, p.message_id, p.conversation_id, p.channel_id, coalesce(p.operation, 'send'), coalesce(p.payload, '{}'),
      case when p.starts then 'sending' else 'queued' end, case when p.starts then 1 else 0 end, case when p.starts then clock_timestamp() end,
      case when p.starts then clock_timestamp() + sending when p.leads then clock_timestamp() + lease end
    from placed p
    order by p.ordinality
  )
  select array_agg(row(p.id, p.leads, p.starts)::enqueued_row) into enqueued from placed p;
  return enqueued;
end
$$;
revoke all on function enqueue_deliveries from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function enqueue_deliveries to parley_server, parley_system;
