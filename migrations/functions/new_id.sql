-- The same shape as newId in core/kernel/ids.ts.
create or replace function new_id(prefix text) returns text
  language sql volatile parallel safe set search_path = public, pg_temp
  return prefix || '_' || replace(uuidv7()::text, '-', '');
revoke all on function new_id from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function new_id to parley_server, parley_auth, parley_ingest, parley_system;
