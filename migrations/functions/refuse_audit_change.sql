-- Keeps everybody, the owner of the tables included, from changing or removing audit entries.
create or replace function refuse_audit_change() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'The audit trail only grows.' using errcode = 'insufficient_privilege';
end
$$;
revoke all on function refuse_audit_change from public, parley_server, parley_auth, parley_ingest, parley_system;

create or replace trigger audit_logs_keep before update or delete on audit_logs for each row execute function refuse_audit_change();
create or replace trigger audit_logs_keep_all before truncate on audit_logs for each statement execute function refuse_audit_change();
