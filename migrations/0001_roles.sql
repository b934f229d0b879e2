-- Roles and what they may touch. The connecting user owns the tables; nobody else does.
--   parley_server  pages and API: sees one organization at a time, never around row-level security
--   parley_auth    sign-in: the identity tables only
--   parley_ingest  the hot path: may only execute the functions granted to it
--   parley_system  sweepers, backfills, backup: bypasses row-level security
-- Roles belong to the whole cluster, so another database may have made them already.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['parley_server', 'parley_auth', 'parley_ingest', 'parley_system'] loop
    begin
      execute format('create role %I nologin noinherit', wanted);
    exception when duplicate_object or unique_violation then null;
    end;
    if not (select rolsuper from pg_roles where rolname = current_user) then
      -- What parley_system owns (functions that run with its rights), the migrations must be able to grant and alter.
      execute format('grant %I to current_user with set true, inherit %s', wanted, case wanted when 'parley_system' then 'true' else 'false' end);
    end if;
  end loop;
  if not (select rolbypassrls from pg_roles where rolname = 'parley_system') then
    alter role parley_system bypassrls;
  end if;
end
$$;

revoke create on schema public from public;
grant usage on schema public to parley_server, parley_auth, parley_ingest, parley_system;
grant create on schema public to parley_system;
alter default privileges in schema public grant select, insert, update, delete on tables to parley_system;
alter default privileges in schema public grant usage, select on sequences to parley_system, parley_server, parley_auth;
alter default privileges revoke execute on functions from public;

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Functions stand in functions/, one file each, and are made after the tables. These two stand here, because tables are made with them.
create function touch_updated_at() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.updated_at := clock_timestamp();
  return new;
end
$$;

-- Puts a tenant table behind its policy. No missing_ok: an unset organization is an error, not an empty list.
create procedure protect_tenant_table(target regclass) language plpgsql set search_path = public, pg_temp as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s to parley_server using (organization_id = current_setting(''app.organization_id'')) with check (organization_id = current_setting(''app.organization_id''))',
    target);
  execute format('grant select, insert, update, delete on %s to parley_server', target);
end
$$;
