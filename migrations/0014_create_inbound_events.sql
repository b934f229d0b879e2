-- Every event a provider told us, raw; the key makes a repeat change nothing.
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
  primary key (organization_id, channel_id, event_key),
  foreign key (organization_id, channel_id) references comm_channels (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_inbound_events');
create index comm_inbound_events_unsettled on comm_inbound_events (organization_id, channel_id, state, received_at) where state <> 'recorded';
