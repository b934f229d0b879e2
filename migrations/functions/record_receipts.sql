-- Writes down what became of attempts, and makes one message of ours and of the echo that came before its receipt. The attempt number fences a zombie's late word. Hands back 'accepted' for each that
-- was the attempt's own word, and 'next' for the next delivery of each conversation whose line moved. One statement does what
-- nearly always happens; the rest only runs when a call made several messages, or there was trouble. Deliveries are looked up
-- by themselves there ("offset 0"): joined, they may be found by reading all that an organization ever sent.
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function record_receipts(batch jsonb, sending interval, lease interval)
returns table (what text, organization_id text, delivery_id text, attempt integer, channel_id text)
language plpgsql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
#variable_conflict use_column
declare
  told record;
  accepted text[];
  has_further_ids boolean := false;
  has_trouble boolean := false;
  ids integer := 0;
  names integer := 0;
begin
  for told in
    -- `unproved`: the call that was not answered as done. Once an echo showed what it made, it is.
    with told as materialized (select r.*, case when r.outcome not in ('sent', 'done') then r.part end as unproved from jsonb_populate_recordset(null::receipt_row, batch) r limit jsonb_array_length(batch)),
    moved as (
      update comm_deliveries d set
        state = case when d.parts_echoed > t.unproved then case when coalesce(t.calls_left, d.calls_left) then 'queued' else 'sent' end else t.state end,
        reason = case when d.parts_echoed > t.unproved then 'The platform showed the message.' else t.detail end,
        parts_sent = case when d.parts_echoed > t.unproved then t.part + 1 else t.parts_sent end,
        rate_limit_waits = d.rate_limit_waits + case when t.outcome = 'rate_limited' then 1 else 0 end,
        -- What is written down of a later call settles the one before.
        doubted_at = case when d.parts_echoed > t.unproved or t.parts_sent > d.parts_sent then null when t.outcome = 'unconfirmed' then coalesce(d.doubted_at, d.attempt_started_at, clock_timestamp()) else d.doubted_at end,
        calls_left = coalesce(t.calls_left, d.calls_left),
        -- Each call of a long message has the whole lease.
        lease_until = case when t.state = 'sending' then clock_timestamp() + sending end,
        next_attempt_at = case when d.parts_echoed > t.unproved then null when t.retry_after_ms is not null then clock_timestamp() + make_interval(secs => t.retry_after_ms / 1000.0) end,
        finished_at = case when d.parts_echoed > t.unproved then case when not coalesce(t.calls_left, d.calls_left) then clock_timestamp() end when t.state not in ('queued', 'sending') then clock_timestamp() end
      from told t
      where d.organization_id = t.organization_id and d.id = t.delivery_id and d.state = 'sending' and d.attempts = t.attempt
      returning d.organization_id, d.id, d.conversation_id, d.message_id, d.operation, d.attempt_started_at, t.attempt, t.part, d.state, t.state as told_state, t.outcome, t.detail,
        t.external_id, t.other_ids, t.sent_at, t.position, t.outbox_id
    ), noted as (
      insert into comm_delivery_attempts (organization_id, delivery_id, number, part, started_at, outcome, detail)
      select m.organization_id, m.id, m.attempt, m.part, coalesce(m.attempt_started_at, clock_timestamp()), m.outcome, m.detail from moved m
      on conflict do nothing
    ), named as (
      update comm_messages m set
        external_id = a.external_id,
        sent_at = coalesce(a.sent_at, m.sent_at),
        position = coalesce(a.position, m.position),
        version = m.version + 1
      from moved a
      where a.operation = 'send' and a.external_id is not null and m.organization_id = a.organization_id and m.id = a.message_id and m.external_id is null
        -- Counted, not "not exists": joined, a plan made on empty tables walks all of an organization's messages for each.
        and (select count(*) from comm_messages e where e.organization_id = m.organization_id and e.channel_id = m.channel_id and e.external_id = a.external_id) = 0
        -- An echo came before, known by a file of ours.
        and (select p.message_id from comm_message_parts p where p.organization_id = m.organization_id and p.channel_id = m.channel_id and p.external_id = a.external_id) is null
      returning m.id
    ), news as (
      insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
      select a.organization_id, a.outbox_id, case when a.operation = 'send' then 'delivery_changed' else 'message_changed' end, a.conversation_id,
        jsonb_build_object('messageId', a.message_id, 'conversationId', a.conversation_id, 'state', a.state), clock_timestamp()
      from moved a
    )
    select a.organization_id, a.id, a.attempt, a.part > 0 or coalesce(a.other_ids <> '{}', false) as further, a.told_state not in ('sending', 'sent') or a.operation <> 'send' as trouble,
      a.operation = 'send' and a.external_id is not null as says_id, (select count(*) from named) as names
    from moved a
  loop
    has_further_ids := has_further_ids or told.further;
    has_trouble := has_trouble or told.trouble;
    ids := ids + told.says_id::integer;
    names := told.names;
    accepted := accepted || told.id;
    what := 'accepted';
    organization_id := told.organization_id;
    delivery_id := told.id;
    attempt := told.attempt;
    return next;
  end loop;

  -- Whoever reads the message meanwhile can tell that "sending" is older than what became of it, and a change that failed
  -- from the same change tried again.
  if has_trouble then
    update comm_messages m set version = m.version + 1
    from jsonb_to_recordset(batch) as t (organization_id text, delivery_id text, state text)
    cross join lateral (select * from comm_deliveries d where d.organization_id = t.organization_id and d.id = t.delivery_id offset 0) d
    where t.delivery_id = any (accepted) and (t.state not in ('sending', 'sent') or d.operation <> 'send') and m.organization_id = d.organization_id and m.id = d.message_id;

    perform place_unsent(d.organization_id, d.message_id)
    from jsonb_to_recordset(batch) as t (organization_id text, delivery_id text)
    cross join lateral (select * from comm_deliveries d where d.organization_id = t.organization_id and d.id = t.delivery_id offset 0) d
    where t.delivery_id = any (accepted) and d.operation = 'send' and d.state in ('failed', 'unconfirmed');
  end if;

  if has_further_ids then
    insert into comm_message_parts (organization_id, channel_id, external_id, message_id, part)
    select t.organization_id, d.channel_id, ids.external_id, d.message_id, t.part
    from jsonb_populate_recordset(null::receipt_row, batch) t
    cross join lateral (select * from comm_deliveries d where d.organization_id = t.organization_id and d.id = t.delivery_id and d.operation = 'send' offset 0) d
    -- One call may make several messages (an album): each is found by its own id.
    cross join lateral (select t.external_id where t.part > 0 and t.external_id is not null union select unnest(t.other_ids)) ids (external_id)
    where t.delivery_id = any (accepted)
    on conflict do nothing;
  end if;

  -- An id that is no message's new name was the name of another call of it, or came in an echo before.
  if ids > names or has_further_ids then perform adopt_echoes(batch, accepted); end if;

  if accepted is null then return; end if;
  return query
  with lines as (
    select distinct d.organization_id, d.conversation_id, d.message_id
    from jsonb_to_recordset(batch) as t (organization_id text, delivery_id text)
    cross join lateral (select * from comm_deliveries d where d.organization_id = t.organization_id and d.id = t.delivery_id offset 0) d
    where d.state not in ('queued', 'sending')
  ), next as (
    select n.organization_id, n.id from lines l cross join lateral (
      (select d.organization_id, d.id, d.state, d.lease_until, d.next_attempt_at from comm_deliveries d
      where d.organization_id = l.organization_id and d.conversation_id = l.conversation_id and d.state in ('queued', 'sending')
        and d.operation in ('send', 'edit', 'delete')
      order by d.sequence limit 1)
      union all
      -- A reaction waits for its own message alone.
      select h.organization_id, h.id, h.state, h.lease_until, h.next_attempt_at from (
        select d.* from comm_deliveries d
        where d.organization_id = l.organization_id and d.conversation_id = l.conversation_id and d.message_id = l.message_id and d.state in ('queued', 'sending')
        order by d.sequence limit 1) h
      where h.operation not in ('send', 'edit', 'delete')) n
    where n.state = 'queued' and (n.lease_until is null or n.lease_until < clock_timestamp()) and (n.next_attempt_at is null or n.next_attempt_at <= clock_timestamp())
  )
  update comm_deliveries d set lease_until = clock_timestamp() + lease
  from next n
  where d.organization_id = n.organization_id and d.id = n.id and d.state = 'queued' and (d.lease_until is null or d.lease_until < clock_timestamp())
  returning 'next', d.organization_id, d.id, d.attempts, d.channel_id;
end
$$;
revoke all on function record_receipts from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function record_receipts to parley_system;
