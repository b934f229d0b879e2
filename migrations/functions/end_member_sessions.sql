-- Ends all sessions of a member of the organization at hand, and of nobody else.
create or replace function end_member_sessions(member_id text) returns integer
  language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    delete from user_sessions s using user_roles m
    where s.user_id = member_id and m.user_id = member_id and m.organization_id = current_setting('app.organization_id')
    returning 1
  )
  select count(*)::integer from ended;
$$;
alter function end_member_sessions owner to parley_system;
revoke all on function end_member_sessions from public, parley_server, parley_auth, parley_ingest;
grant execute on function end_member_sessions to parley_server;
