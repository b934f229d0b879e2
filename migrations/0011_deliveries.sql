-- One thing to carry out at a platform. queued → sending → sent → delivered → read | failed | unconfirmed.
create table comm_deliveries (
  organization_id text not null,
  id text not null,
  sequence bigint generated always as identity,
  message_id text not null,
  conversation_id text not null,
  channel_id text not null,
  operation text not null default 'send' constraint comm_deliveries_operation check (operation in ('send', 'edit', 'delete', 'react', 'answer_button', 'mark_read')),
  -- What the operation needs beside its message (emoji, answer …).
  payload jsonb not null default '{}',
  state text not null default 'queued' constraint comm_deliveries_state check (state in ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unconfirmed')),
  reason text,
  -- Calls of this message that are certainly done: a split message goes on after the last one.
  parts_sent integer not null default 0,
  attempts integer not null default 0,
  attempt_started_at timestamptz,
  lease_until timestamptz,
  next_attempt_at timestamptz,
  queued_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  -- Whether calls follow the last one written down: a member's word about one call says nothing of those behind it.
  calls_left boolean not null default false,
  -- Attempts that are no tries: those a platform answered with "wait", and those before a member said "again". Their numbers stay
  -- in comm_delivery_attempts.
  rate_limit_waits integer not null default 0,
  attempts_before_reset integer not null default 0,
  primary key (organization_id, id),
  foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade
) with (fillfactor = 70);
call protect_tenant_table('comm_deliveries');
create unique index comm_deliveries_one_send on comm_deliveries (organization_id, message_id) where operation = 'send';
create index comm_deliveries_waiting on comm_deliveries (organization_id, conversation_id, sequence) where state in ('queued', 'sending');
-- A bubble shows what became of the changes of its message, which are few.
create index comm_deliveries_changes on comm_deliveries (organization_id, message_id, sequence) where operation <> 'send';

-- No foreign key: functions/remove_append_only_logs.sql.
create table comm_delivery_attempts (
  organization_id text not null,
  delivery_id text not null,
  number integer not null,
  part integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz not null default clock_timestamp(),
  outcome text not null,
  detail text,
  primary key (organization_id, delivery_id, number, part)
);
call protect_tenant_table('comm_delivery_attempts');

-- What record_receipts takes, a row for each call.
create type receipt_row as (
  organization_id text, delivery_id text, attempt integer, part integer, parts_sent integer,
  -- The delivery's next state, what the attempt came to, and when to try again.
  state text, outcome text, detail text, retry_after_ms integer,
  external_id text, other_ids text[], sent_at timestamptz, "position" bigint, outbox_id text, calls_left boolean
);

-- What commit_rule_results takes, a row for each reply, and what queue_replies answers.
create type reply_row as (
  organization_id text, conversation_id text, message_id text, author_kind text, author_id text, author_name text,
  body text, marks jsonb, parts jsonb, buttons jsonb, reply_to_id text, client_key text, automatic boolean,
  caused_by text, depth integer, delivery_id text, outbox_id text, run_id text, budget integer, budget_seconds integer
);
create type queued_row as (message_id text, conversation_id text, organization_id text, delivery_id text, outcome text, handed boolean, run_id text);
