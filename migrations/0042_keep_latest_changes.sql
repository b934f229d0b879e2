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
