-- Makes an organization whose first member is its owner. Runs as the tables' system role: at this moment nobody
-- belongs to the organization yet, so no policy could let the caller in.
create or replace function create_organization(organization_id text, name text, slug text, owner_id text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into organizations (id, name, slug) values (organization_id, name, slug);
  insert into user_roles (organization_id, user_id, role) values (organization_id, owner_id, 'owner');
$$;
alter function create_organization owner to parley_system;
revoke all on function create_organization from public, parley_server, parley_auth, parley_ingest;
grant execute on function create_organization to parley_auth;
