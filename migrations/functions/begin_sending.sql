-- Moves leased deliveries to 'sending', counting the attempt now, when it is taken: a crash after this point is an attempt.
-- Whoever comes late (its lease ran out while it waited its turn) must neither break a wait that a platform asked for, nor
-- begin beside another of its conversation; a reaction holds no message back and waits for its own message alone. What is taken back is taken back whole: by the name of every message its calls made.
-- Its plans are kept and made of index look-ups alone: docs/decisions/0014-hot-sql-looks-rows-up.md.
create or replace function begin_sending(organizations text[], deliveries text[], lease interval)
returns table (organization_id text, delivery_id text, message_id text, conversation_id text, channel_id text, operation text, payload jsonb, attempts integer, tries integer, rate_limit_waits integer, parts_sent integer,
  thread_key text, thread_kind text, thread_title text, thread_context jsonb, body text, marks jsonb, parts jsonb, buttons jsonb, reply_to text, external_id text, further_ids text[], author_name text, automatic boolean, deleted boolean, doubted_ms double precision)
language sql set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
  with taken as (
    update comm_deliveries d set state = 'sending', attempts = d.attempts + 1, attempt_started_at = clock_timestamp(), lease_until = clock_timestamp() + lease, reason = null
    from unnest(organizations, deliveries) as w (organization_id, id)
    where d.organization_id = w.organization_id and d.id = w.id and d.state = 'queued'
      and (d.next_attempt_at is null or d.next_attempt_at <= clock_timestamp())
      and not exists (
        select from comm_deliveries busy
        where busy.organization_id = d.organization_id and busy.conversation_id = d.conversation_id and busy.state = 'sending'
          and case when d.operation in ('send', 'edit', 'delete') then busy.operation in ('send', 'edit', 'delete') else busy.message_id = d.message_id end)
    returning d.*
  )
  select t.organization_id, t.id, t.message_id, t.conversation_id, t.channel_id, t.operation, t.payload, t.attempts, t.attempts - t.rate_limit_waits - t.attempts_before_reset, t.rate_limit_waits, t.parts_sent,
    coalesce(c.retired_key, c.thread_key), c.thread_kind, c.title, c.thread_context, m.body, m.marks, m.parts, m.buttons,
    coalesce(r.external_id, m.reply_to_external_id), m.external_id,
    case when t.operation = 'delete' then array(select p.external_id from comm_message_parts p where p.organization_id = t.organization_id and p.message_id = t.message_id
      and p.external_id is distinct from m.external_id and p.deleted_at is null and p.external_id not like 'poll:%' order by p.part, p.external_id) else '{}' end,
    m.author_name, m.automatic, m.deleted_at is not null, extract(epoch from clock_timestamp() - t.doubted_at)::double precision * 1000
  from taken t
  -- Each looked up by itself ("offset 0"): joined freely, a plan made on empty tables walks all of an organization's messages.
  cross join lateral (select * from comm_messages m where m.organization_id = t.organization_id and m.id = t.message_id offset 0) m
  cross join lateral (select * from comm_conversations c where c.organization_id = t.organization_id and c.id = t.conversation_id offset 0) c
  left join lateral (select r.external_id from comm_messages r where r.organization_id = t.organization_id and r.id = m.reply_to_id offset 0) r on true;
$$;
revoke all on function begin_sending from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function begin_sending to parley_system;
