-- Finds the channels of one app, of whatever organization, to which their platform delivers at one address.
create or replace function find_app_channels(wanted text)
returns table (id text, account_id text)
language sql stable security definer set search_path = public, pg_temp
as $$ select id, account_id from comm_channels where app_key = wanted order by created_at, id $$;
alter function find_app_channels owner to parley_system;
revoke all on function find_app_channels from public, parley_server, parley_auth, parley_ingest;
grant execute on function find_app_channels to parley_ingest;
