create table comm_analytics (
  organization_id text not null references organizations (id) on delete cascade,
  channel_id text not null,
  day date not null,
  messages_in integer not null default 0,
  messages_out integer not null default 0,
  automatic_out integer not null default 0,
  conversations_opened integer not null default 0,
  conversations_resolved integer not null default 0,
  deliveries_failed integer not null default 0,
  primary key (organization_id, channel_id, day),
  foreign key (organization_id, channel_id) references comm_channels (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_analytics');
