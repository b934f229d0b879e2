-- A time of which a channel's events are missing: a socket was closed, a history ends. Noted once; what is told of it again changes
-- its row.
create table comm_gaps (
  organization_id text not null,
  channel_id text not null,
  id text not null,
  -- Empty: it concerns the whole account.
  thread_key text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text not null,
  -- Its events were fetched afterwards.
  recovered boolean not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, channel_id, id),
  constraint comm_gaps_once unique (organization_id, channel_id, thread_key, from_at),
  foreign key (organization_id, channel_id) references comm_channels (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_gaps');
create index comm_gaps_latest on comm_gaps (organization_id, channel_id, from_at desc);
