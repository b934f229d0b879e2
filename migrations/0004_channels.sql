-- A connected account of one platform.
create table comm_channels (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  connector text not null,
  name text not null,
  status text not null default 'active' constraint comm_channels_status check (status in ('active', 'paused')),
  settings jsonb not null default '{}',
  -- AES-256-GCM envelope; write-only for everyone but the connector.
  sealed_credentials text not null,
  sandbox boolean not null default false,
  health_state text not null default 'unknown' constraint comm_channels_health check (health_state in ('ok', 'warning', 'broken', 'unknown')),
  health_account text,
  health_findings jsonb not null default '[]',
  health_checked_at timestamptz,
  last_event_at timestamptz,
  -- Where a polled account stands, and which process polls it.
  sync_cursor jsonb,
  sync_lease_until timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  -- Whose account it is, by the platform's own id where it has one: a name may change hands, and another account's messages bear
  -- the same numbers.
  account_id text,
  -- Since when it sends again after a pause: what was held is due from then, and not overdue at once.
  resumed_at timestamptz,
  primary key (organization_id, id),
  -- A webhook names only the channel's id: /hooks/:channelId finds its organization here.
  constraint comm_channels_id unique (id)
);
call protect_tenant_table('comm_channels');
create trigger comm_channels_touch before update on comm_channels for each row execute function touch_updated_at();

-- The latest that was told of something that changes again and again and leaves nothing when it ends: a person's reactions, a
-- block, an edit. What a provider tells late is older than this, and changes nothing.
create table comm_latest_changes (
  organization_id text not null,
  channel_id text not null,
  -- What changed, named by core/inbound/is-latest.ts.
  subject text not null,
  -- The provider's clock, which often has whole seconds, and its own count of what it tells, which breaks ties.
  occurred_at timestamptz not null,
  sequence bigint not null,
  primary key (organization_id, channel_id, subject),
  foreign key (organization_id, channel_id) references comm_channels (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_latest_changes');
