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
  primary key (organization_id, id),
  foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade
) with (fillfactor = 70);
call protect_tenant_table('comm_deliveries');
create unique index comm_deliveries_one_send on comm_deliveries (organization_id, message_id) where operation = 'send';
create index comm_deliveries_waiting on comm_deliveries (organization_id, conversation_id, sequence) where state in ('queued', 'sending');

create table comm_delivery_attempts (
  organization_id text not null,
  delivery_id text not null,
  number integer not null,
  part integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz not null default clock_timestamp(),
  outcome text not null,
  detail text,
  primary key (organization_id, delivery_id, number, part),
  foreign key (organization_id, delivery_id) references comm_deliveries (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_delivery_attempts');
