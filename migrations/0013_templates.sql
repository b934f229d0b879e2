create table comm_templates (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  name text not null,
  shortcut text not null,
  body text not null,
  marks jsonb not null default '[]',
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
);
call protect_tenant_table('comm_templates');
create unique index comm_templates_shortcut on comm_templates (organization_id, lower(shortcut));
create trigger comm_templates_touch before update on comm_templates for each row execute function touch_updated_at();
