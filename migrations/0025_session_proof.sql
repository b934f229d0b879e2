-- When a session was last used, and when its password was last given: a session that nobody uses ends before it expires,
-- and what gives or takes a way in asks for the password again.
alter table user_sessions
  add column last_seen_at timestamptz not null default clock_timestamp(),
  add column proved_at timestamptz not null default clock_timestamp();

create or replace view active_sessions with (security_invoker = true) as
  select id, user_id, active_organization_id, ip_address, user_agent, created_at, updated_at, expires_at, last_seen_at
  from user_sessions where expires_at > clock_timestamp();
