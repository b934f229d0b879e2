-- Number, time and hashes come from here, never from the writer. The lock is held to the commit: entries of one
-- organization queue up, so write them last in a transaction.
create or replace function chain_audit_entry() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
revoke all on function chain_audit_entry from public, parley_server, parley_auth, parley_ingest, parley_system;

create or replace trigger audit_logs_chain before insert on audit_logs for each row execute function chain_audit_entry();
