-- Ends the sessions in which a member works in the organization at hand, and nobody else's. Sessions in which they work
-- in another organization stay: the one that a session speaks for is chosen as core/identity/read-actor.ts chooses it.
create or replace function end_member_sessions(member_id text) returns integer
  language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    delete from user_sessions s
    where s.user_id = member_id and current_setting('app.organization_id') = (
      select m.organization_id from user_roles m where m.user_id = s.user_id
      order by (m.organization_id = s.active_organization_id) desc nulls last, m.joined_at limit 1)
    returning 1
  )
  select count(*)::integer from ended;
$$;
alter function end_member_sessions owner to parley_system;
revoke all on function end_member_sessions from public, parley_server, parley_auth, parley_ingest;
grant execute on function end_member_sessions to parley_server;
