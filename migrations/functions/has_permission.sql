-- The permission check for reports and other SQL: the scope that a member's role gives, or null.
create or replace function has_permission(member_id text, wanted text) returns text
  language sql stable security invoker set search_path = public, pg_temp as $$
  select scope from user_permissions
  where organization_id = current_setting('app.organization_id') and user_id = member_id and permission = wanted;
$$;
revoke all on function has_permission from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function has_permission to parley_server;
