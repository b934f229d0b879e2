-- What all channels of one app have in common, where a platform has one app for many accounts: they share an address for events and
-- each other's sockets. A digest, made of what the connector names the app by and of the address its secrets go to.
alter table comm_channels add column app_key text;
create index comm_channels_by_app on comm_channels (app_key) where app_key is not null;
-- It returns the key too.
drop function if exists find_channel(text);
