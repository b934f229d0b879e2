-- Finds a channel by its id alone, for requests of platforms, which know no organization.
create or replace function find_channel(wanted text)
returns table (organization_id text, id text, connector text, status text, settings jsonb, sealed_credentials text, sending_paused_until timestamptz, app_key text)
language sql stable security definer set search_path = public, pg_temp
as $$ select organization_id, id, connector, status, settings, sealed_credentials, sending_paused_until, app_key from comm_channels where id = wanted $$;
alter function find_channel owner to parley_system;
revoke all on function find_channel from public, parley_server, parley_auth, parley_ingest;
grant execute on function find_channel to parley_ingest;
