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
-- Nobody changes the past, the sweepers' role included; the triggers below say the same to the owner.
revoke update, delete on audit_logs from parley_server, parley_system;
create policy sign_in on audit_logs to parley_auth using (true) with check (true);
grant select, insert on audit_logs to parley_auth;
create index audit_logs_by_target on audit_logs (organization_id, target_kind, target_id, number desc);

create function audit_hash(entry audit_logs) returns text language sql immutable as $$
  select encode(sha256(convert_to(jsonb_build_array(
    entry.organization_id, entry.number, entry.id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    entry.actor_kind, entry.actor_id, entry.actor_name, entry.action, entry.target_kind, entry.target_id,
    entry.facts, entry.ip, entry.previous_hash)::text, 'UTF8')), 'hex');
$$;
grant execute on function audit_hash(audit_logs) to parley_server, parley_auth, parley_system;

-- Number, time and hashes come from here, never from the writer. The lock is held to the commit: entries of one
-- organization queue up, so write them last in a transaction.
create function chain_audit_entry() returns trigger language plpgsql as $$
declare
  latest record;
begin
  perform pg_advisory_xact_lock(hashtextextended('audit ' || new.organization_id, 0));
  select number, hash into latest from audit_logs where organization_id = new.organization_id order by number desc limit 1;
  new.number := coalesce(latest.number, 0) + 1;
  new.at := clock_timestamp();
  new.previous_hash := coalesce(latest.hash, '');
  new.hash := audit_hash(new);
  return new;
end
$$;
create trigger audit_logs_chain before insert on audit_logs for each row execute function chain_audit_entry();

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail only grows.' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_logs_keep before update or delete on audit_logs for each row execute function refuse_audit_change();
create trigger audit_logs_keep_all before truncate on audit_logs for each statement execute function refuse_audit_change();

-- The number of the first entry that does not follow from the one before, or null where the chain holds.
create function first_broken_audit_entry(organization text) returns bigint
  language sql stable security invoker as $$
  select min(number) from (
    select a.number, a.hash, a.previous_hash,
      lag(a.hash, 1, '') over entries as expected_previous, row_number() over entries as expected_number, audit_hash(a) as expected_hash
    from audit_logs a where a.organization_id = organization window entries as (order by a.number)
  ) e
  where hash <> expected_hash or previous_hash <> expected_previous or number <> expected_number;
$$;
grant execute on function first_broken_audit_entry(text) to parley_server, parley_system;
