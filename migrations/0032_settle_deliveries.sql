drop function begin_sending(text[], text[], interval), record_receipts(jsonb, interval), claim_deliveries(integer, interval);

-- Moves leased deliveries to 'sending', counting the attempt now, when it is taken: a crash after this point is an attempt.
-- Whoever comes late (its lease ran out while it waited its turn) must neither break a wait that a platform asked for, nor
-- begin beside another of its conversation.
create function begin_sending(organizations text[], deliveries text[], lease interval)
returns table (organization_id text, delivery_id text, message_id text, conversation_id text, channel_id text, operation text, payload jsonb, attempts integer, parts_sent integer,
  thread_key text, thread_kind text, thread_title text, thread_context jsonb, body text, marks jsonb, parts jsonb, buttons jsonb, reply_to text, external_id text, author_name text, automatic boolean, deleted boolean)
language sql set search_path = public, pg_temp as $$
  with taken as (
    update comm_deliveries d set state = 'sending', attempts = d.attempts + 1, attempt_started_at = clock_timestamp(), lease_until = clock_timestamp() + lease, reason = null
    from unnest(organizations, deliveries) as w (organization_id, id)
    where d.organization_id = w.organization_id and d.id = w.id and d.state = 'queued'
      and (d.next_attempt_at is null or d.next_attempt_at <= clock_timestamp())
      and not exists (
        select from comm_deliveries busy
        where busy.organization_id = d.organization_id and busy.conversation_id = d.conversation_id and busy.state = 'sending')
    returning d.*
  )
  select t.organization_id, t.id, t.message_id, t.conversation_id, t.channel_id, t.operation, t.payload, t.attempts, t.parts_sent,
    c.thread_key, c.thread_kind, c.title, c.thread_context, m.body, m.marks, m.parts, m.buttons,
    coalesce(r.external_id, m.reply_to_external_id), m.external_id, m.author_name, m.automatic, m.deleted_at is not null
  from taken t
  -- Each looked up by itself ("offset 0"): joined freely, a plan made on empty tables walks all of an organization's messages.
  cross join lateral (select * from comm_messages m where m.organization_id = t.organization_id and m.id = t.message_id offset 0) m
  cross join lateral (select * from comm_conversations c where c.organization_id = t.organization_id and c.id = t.conversation_id offset 0) c
  left join lateral (select r.external_id from comm_messages r where r.organization_id = t.organization_id and r.id = m.reply_to_id offset 0) r on true;
$$;
grant execute on function begin_sending(text[], text[], interval) to parley_system;

-- Writes down what became of attempts. The attempt number fences a zombie's late word. Hands back 'accepted' for each that
-- was the attempt's own word, and 'next' for the next delivery of each conversation whose line moved.
create function record_receipts(batch jsonb, sending interval, lease interval)
returns table (what text, organization_id text, delivery_id text, attempt integer)
language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  accepted receipt_row[];
  has_further_ids boolean;
  has_trouble boolean;
begin
  -- The limit takes nothing away: it lets the planner expect a few rows and not a hundred, for which it would read the table.
  with told as materialized (select r.* from jsonb_populate_recordset(null::receipt_row, batch) r limit jsonb_array_length(batch)),
  moved as (
    update comm_deliveries d set
      state = t.state,
      reason = t.detail,
      parts_sent = t.parts_sent,
      -- Each call of a long message has the whole lease.
      lease_until = case when t.state = 'sending' then clock_timestamp() + sending end,
      next_attempt_at = case when t.retry_after_ms is not null then clock_timestamp() + make_interval(secs => t.retry_after_ms / 1000.0) end,
      finished_at = case when t.state not in ('queued', 'sending') then clock_timestamp() end
    from told t
    where d.organization_id = t.organization_id and d.id = t.delivery_id and d.state = 'sending' and d.attempts = t.attempt
    returning d.organization_id, d.id, d.attempts, d.attempt_started_at
  ), noted as (
    insert into comm_delivery_attempts (organization_id, delivery_id, number, part, started_at, outcome, detail)
    select t.organization_id, t.delivery_id, t.attempt, t.part, coalesce(m.attempt_started_at, clock_timestamp()), t.outcome, t.detail
    from told t join moved m on m.organization_id = t.organization_id and m.id = t.delivery_id and m.attempts = t.attempt
    on conflict do nothing
  )
  select array_agg(t::receipt_row), bool_or(t.part > 0 or t.other_ids <> '{}'), bool_or(t.state not in ('sending', 'sent')) into accepted, has_further_ids, has_trouble
  from (select t.* from told t join moved m on m.organization_id = t.organization_id and m.id = t.delivery_id and m.attempts = t.attempt) t;
  if accepted is null then return; end if;

  update comm_messages m set
    external_id = coalesce(m.external_id, a.external_id),
    sent_at = coalesce(a.sent_at, m.sent_at),
    position = coalesce(a.position, m.position),
    version = m.version + 1
  from unnest(accepted) a
  join comm_deliveries d on d.organization_id = a.organization_id and d.id = a.delivery_id and d.operation = 'send'
  where a.external_id is not null and m.organization_id = d.organization_id and m.id = d.message_id and m.external_id is null
    -- Counted, not "not exists": joined, a plan made on empty tables walks all of an organization's messages for each.
    and (select count(*) from comm_messages e where e.organization_id = m.organization_id and e.channel_id = m.channel_id and e.external_id = a.external_id) = 0;

  -- Whoever reads the message meanwhile can tell that "sending" is older than what became of it.
  if has_trouble then
    update comm_messages m set version = m.version + 1
    from unnest(accepted) a
    join comm_deliveries d on d.organization_id = a.organization_id and d.id = a.delivery_id and d.operation = 'send'
    where a.state not in ('sending', 'sent') and m.organization_id = d.organization_id and m.id = d.message_id;
  end if;

  if has_further_ids then
    insert into comm_message_parts (organization_id, channel_id, external_id, message_id, part)
    select a.organization_id, d.channel_id, a.external_id, d.message_id, a.part
    from unnest(accepted) a join comm_deliveries d on d.organization_id = a.organization_id and d.id = a.delivery_id
    where a.external_id is not null and a.part > 0 and d.operation = 'send'
    on conflict do nothing;

    -- One call may make several messages (an album): each is found by its own id.
    insert into comm_message_parts (organization_id, channel_id, external_id, message_id, part)
    select a.organization_id, d.channel_id, other, d.message_id, a.part
    from unnest(accepted) a join comm_deliveries d on d.organization_id = a.organization_id and d.id = a.delivery_id, unnest(a.other_ids) other
    where d.operation = 'send'
    on conflict do nothing;
  end if;

  insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
  select a.organization_id, a.outbox_id, 'delivery_changed', d.conversation_id,
    jsonb_build_object('messageId', d.message_id, 'conversationId', d.conversation_id, 'state', d.state), clock_timestamp()
  from unnest(accepted) a join comm_deliveries d on d.organization_id = a.organization_id and d.id = a.delivery_id;

  return query select 'accepted', a.organization_id, a.delivery_id, a.attempt from unnest(accepted) a;

  return query
  with lines as (
    select distinct d.organization_id, d.conversation_id
    from unnest(accepted) a join comm_deliveries d on d.organization_id = a.organization_id and d.id = a.delivery_id
    where d.state not in ('queued', 'sending')
  ), next as (
    select n.organization_id, n.id from lines l cross join lateral (
      select d.organization_id, d.id, d.state, d.lease_until, d.next_attempt_at from comm_deliveries d
      where d.organization_id = l.organization_id and d.conversation_id = l.conversation_id and d.state in ('queued', 'sending')
      order by d.sequence limit 1) n
    where n.state = 'queued' and (n.lease_until is null or n.lease_until < clock_timestamp()) and (n.next_attempt_at is null or n.next_attempt_at <= clock_timestamp())
  )
  update comm_deliveries d set lease_until = clock_timestamp() + lease
  from next n
  where d.organization_id = n.organization_id and d.id = n.id and d.state = 'queued' and (d.lease_until is null or d.lease_until < clock_timestamp())
  returning 'next', d.organization_id, d.id, d.attempts;
end
$$;
grant execute on function record_receipts(jsonb, interval, interval) to parley_system;

-- Takes over deliveries nobody works on: the head of each conversation's line, due by lease and by retry time. A message
-- that a person sends again stands before those behind it, one of which may be under way.
create function claim_deliveries(wanted integer, lease interval)
returns table (organization_id text, delivery_id text)
language sql set search_path = public, pg_temp as $$
  update comm_deliveries d set lease_until = clock_timestamp() + lease
  from (
    select c.organization_id, c.id from comm_deliveries c
    where c.state = 'queued' and (c.lease_until is null or c.lease_until < clock_timestamp()) and (c.next_attempt_at is null or c.next_attempt_at <= clock_timestamp())
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
grant execute on function claim_deliveries(integer, interval) to parley_system;
