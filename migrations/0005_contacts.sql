-- The people an organization serves, and the names platforms have for them.
create table comm_contacts (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  name text not null,
  email text,
  phone text,
  language text,
  avatar_url text,
  is_bot boolean not null default false,
  blocked_us_at timestamptz,
  attributes jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
);
call protect_tenant_table('comm_contacts');
create trigger comm_contacts_touch before update on comm_contacts for each row execute function touch_updated_at();
create index comm_contacts_by_name on comm_contacts (organization_id, lower(name) text_pattern_ops, id);

-- An identity is (channel, kind, value): never one string, because platforms rotate and add kinds.
create table comm_contact_identities (
  organization_id text not null,
  channel_id text not null,
  kind text not null,
  value text not null,
  id text not null,
  contact_id text not null,
  display_name text,
  username text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, channel_id, kind, value),
  constraint comm_contact_identities_id unique (organization_id, id),
  foreign key (organization_id, channel_id) references comm_channels (organization_id, id) on delete cascade,
  foreign key (organization_id, contact_id) references comm_contacts (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_contact_identities');
create index comm_contact_identities_by_contact on comm_contact_identities (organization_id, contact_id);
