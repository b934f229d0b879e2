-- Visits to a platform, on which a member lets the hub use an account there. A row is used once.
create table comm_authorisations (
  organization_id text not null references organizations (id) on delete cascade,
  -- SHA-256 of what the platform gives back in the browser's address.
  state_hash text not null,
  channel_id text not null,
  -- Who left for the platform: nobody else may come back in their place.
  user_id text not null references users (id) on delete cascade,
  -- What proves to the platform that the code is ours (PKCE), sealed.
  sealed_verifier text not null,
  expires_at timestamptz not null default clock_timestamp() + interval '10 minutes',
  used_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, state_hash),
  foreign key (organization_id, channel_id) references comm_channels (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_authorisations');
create index comm_authorisations_by_channel on comm_authorisations (organization_id, channel_id);
create index comm_authorisations_by_user on comm_authorisations (user_id);
