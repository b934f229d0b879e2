-- The hash of an audit entry, over everything it says and the hash of the entry before.
create or replace function audit_hash(entry audit_logs) returns text language sql immutable set search_path = public, pg_temp as $$
  select encode(sha256(convert_to(jsonb_build_array(
    entry.organization_id, entry.number, entry.id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    entry.actor_kind, entry.actor_id, entry.actor_name, entry.action, entry.target_kind, entry.target_id,
    entry.facts, entry.ip, entry.previous_hash)::text, 'UTF8')), 'hex');
$$;
revoke all on function audit_hash from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function audit_hash to parley_server, parley_auth, parley_system;
