-- The texts a platform approved for a channel, as it told them last.
create table comm_channel_templates (
  organization_id text not null,
  channel_id text not null,
  name text not null,
  language text not null,
  body text not null default '',
  parameters integer not null default 0,
  state text not null constraint comm_channel_templates_state check (state in ('approved', 'pending', 'rejected', 'paused')),
  reason text,
  primary key (organization_id, channel_id, name, language),
  foreign key (organization_id, channel_id) references comm_channels (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_channel_templates');

alter table comm_channels
  add column templates_read_at timestamptz,
  -- The commands that the platform's menu shows, as a digest; when they were told it last, and why it did not take them.
  add column menu_digest text,
  add column menu_tried_at timestamptz,
  add column menu_failure text;
