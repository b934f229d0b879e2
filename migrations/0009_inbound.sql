-- Every event a provider told us, raw; the key makes a repeat change nothing. No foreign key: functions/remove_append_only_logs.sql.
create table comm_inbound_events (
  organization_id text not null,
  channel_id text not null,
  event_key text not null,
  id text not null,
  kind text not null,
  payload jsonb not null,
  -- waiting: it speaks of a message that has not arrived yet; quarantined: it could not be read or stored.
  state text not null default 'recorded' constraint comm_inbound_events_state check (state in ('recorded', 'waiting', 'quarantined')),
  attempts integer not null default 0,
  error text,
  received_at timestamptz not null,
  processed_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, channel_id, event_key)
);
call protect_tenant_table('comm_inbound_events');
create index comm_inbound_events_unsettled on comm_inbound_events (organization_id, channel_id, state, received_at) where state <> 'recorded';

-- What record_inbound takes, a row for each message.
create type inbound_row as (
  organization_id text, ord integer, channel_id text, event_id text, event_key text, payload jsonb, received_at timestamptz,
  sent_at timestamptz, thread_key text, thread_kind text, thread_title text, thread_context jsonb,
  external_id text, "position" bigint, direction text, author_kind text,
  identity_kind text, identity_value text, identity_id text, contact_id text, name text, username text, language text, is_bot boolean,
  body text, marks jsonb, parts jsonb, buttons jsonb, reply_to text, album_key text, automatic boolean,
  message_id text, conversation_id text, outbox_id text
);
