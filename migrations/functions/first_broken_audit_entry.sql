-- The number of the first entry that does not follow from the one before, or null where the chain holds.
create or replace function first_broken_audit_entry(organization text) returns bigint
  language sql stable security invoker set search_path = public, pg_temp as $$
  select min(number) from (
    select a.number, a.hash, a.previous_hash,
      lag(a.hash, 1, '') over entries as expected_previous, row_number() over entries as expected_number, audit_hash(a) as expected_hash
    from audit_logs a where a.organization_id = organization window entries as (order by a.number)
  ) e
  where hash <> expected_hash or previous_hash <> expected_previous or number <> expected_number;
$$;
revoke all on function first_broken_audit_entry from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function first_broken_audit_entry to parley_server, parley_system;
