-- Makes an organization whose first member is its owner. Runs as the tables' system role: at this moment nobody
-- belongs to the organization yet, so no policy could let the caller in.
create function create_organization(organization_id text, name text, slug text, owner_id text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into organizations (id, name, slug) values (organization_id, name, slug);
  insert into user_roles (organization_id, user_id, role) values (organization_id, owner_id, 'owner');
$$;
alter function create_organization(text, text, text, text) owner to parley_system;
grant execute on function create_organization(text, text, text, text) to parley_auth;

-- Takes a user whose invitation was accepted into the organization; the invitation is spent by the same statement, so
-- of two acceptances one finds nothing. The caller has checked the token's bearer; this checks the token.
create function accept_invitation(invitation_id text, hash text, user_id text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  spent invitations;
begin
  update invitations set status = 'accepted'
    where id = invitation_id and token_hash = hash and status = 'pending' and expires_at > clock_timestamp()
    returning * into spent;
  if spent.id is null then return null; end if;
  insert into user_roles (organization_id, user_id, role, role_id)
    values (spent.organization_id, accept_invitation.user_id, spent.role, spent.role_id)
    on conflict (organization_id, user_id) do nothing;
  return spent.organization_id;
end
$$;
alter function accept_invitation(text, text, text) owner to parley_system;
grant execute on function accept_invitation(text, text, text) to parley_auth;

-- Ends all sessions of a member of the organization at hand, and of nobody else.
create function end_member_sessions(member_id text) returns integer
  language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    delete from user_sessions s using user_roles m
    where s.user_id = member_id and m.user_id = member_id and m.organization_id = current_setting('app.organization_id')
    returning 1
  )
  select count(*)::integer from ended;
$$;
alter function end_member_sessions(text) owner to parley_system;
grant execute on function end_member_sessions(text) to parley_server;

-- Counts one try for an account and for an address and tells how many seconds to wait; 0 lets it through. One
-- statement per key, so parallel tries cannot slip past the limit.
create function begin_sign_in(account text, address text, account_limit integer, address_limit integer, period interval) returns integer
  language sql security invoker as $$
  with counted as (
    insert into sign_in_attempts as a (key, tries, since)
    select key, 1, clock_timestamp() from unnest(array['account:' || account, 'address:' || address]) key order by key
    on conflict (key) do update set
      tries = case when a.since <= clock_timestamp() - period then 1 else a.tries + 1 end,
      since = case when a.since <= clock_timestamp() - period then clock_timestamp() else a.since end
    returning key, tries, since
  )
  select coalesce(max(greatest(1, ceil(extract(epoch from since + period - clock_timestamp()))))
    filter (where tries > case when key like 'account:%' then account_limit else address_limit end), 0)::integer
  from counted;
$$;
grant execute on function begin_sign_in(text, text, integer, integer, interval) to parley_auth;

create function record_login(account text, person text) returns void
  language sql security invoker as $$
  delete from sign_in_attempts where key = 'account:' || account;
  update users set last_login_at = clock_timestamp(), failed_logins = 0 where id = person;
$$;
grant execute on function record_login(text, text) to parley_auth;

create function record_failed_login(address text) returns void
  language sql security invoker as $$
  update users set failed_logins = failed_logins + 1, last_failed_login_at = clock_timestamp() where email = lower(address);
$$;
grant execute on function record_failed_login(text) to parley_auth;

-- Forgets what has run out: sessions, tokens, counted tries.
create function clean_sessions() returns integer
  language plpgsql security invoker as $$
declare
  ended integer;
begin
  delete from user_sessions where expires_at <= clock_timestamp();
  get diagnostics ended = row_count;
  delete from email_verification_tokens where expires_at <= clock_timestamp();
  delete from sign_in_attempts where since <= clock_timestamp() - interval '1 day';
  return ended;
end
$$;
grant execute on function clean_sessions() to parley_auth, parley_system;

-- Custom roles' rights as rows; built-in roles are data of the program, which is where `can` decides.
create view user_permissions with (security_invoker = true) as
  select m.organization_id, m.user_id, r.name as role, p.key as permission, p.value as scope
  from user_roles m
  join roles r on r.organization_id = m.organization_id and r.id = m.role_id
  cross join lateral jsonb_each_text(r.permissions) p;
grant select on user_permissions to parley_server, parley_auth, parley_system;

-- The permission check for reports and other SQL: the scope a member's own-made role gives, or null.
create function has_permission(member_id text, wanted text) returns text
  language sql stable security invoker as $$
  select scope from user_permissions
  where organization_id = current_setting('app.organization_id') and user_id = member_id and permission = wanted;
$$;
grant execute on function has_permission(text, text) to parley_server;

create view active_sessions with (security_invoker = true) as
  select id, user_id, active_organization_id, ip_address, user_agent, created_at, updated_at, expires_at
  from user_sessions where expires_at > clock_timestamp();
grant select on active_sessions to parley_auth, parley_system;

create view organization_statistics with (security_invoker = true) as
  select o.id as organization_id, o.name,
    (select count(*) from user_roles m where m.organization_id = o.id) as members,
    (select count(*) from invitations i where i.organization_id = o.id and i.status = 'pending' and i.expires_at > clock_timestamp()) as invitations,
    (select count(*) from roles r where r.organization_id = o.id) as custom_roles
  from organizations o;
grant select on organization_statistics to parley_server, parley_system;
