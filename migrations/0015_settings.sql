create table settings (
  organization_id text not null references organizations (id) on delete cascade,
  name text not null,
  value jsonb not null,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, name)
);
call protect_tenant_table('settings');
