-- One trail of who did what, per organization, that can only grow: every row carries the hash of the one before.
create table audit_logs (
  organization_id text not null references organizations (id),
  number bigint not null,
  id text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  actor_name text,
  action text not null,
  target_kind text,
  target_id text,
  facts jsonb not null default '{}',
  ip text,
  previous_hash text not null,
  hash text not null,
  primary key (organization_id, number),
  constraint audit_logs_id unique (organization_id, id)
);
call protect_tenant_table('audit_logs');
-- Nobody changes the past, the sweepers' role included; the triggers (functions/refuse_audit_change.sql) say the same to the owner.
revoke update, delete on audit_logs from parley_server, parley_system;
create policy sign_in on audit_logs to parley_auth using (true) with check (true);
grant select, insert on audit_logs to parley_auth;
create index audit_logs_by_target on audit_logs (organization_id, target_kind, target_id, number desc);
