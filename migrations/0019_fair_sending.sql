-- A platform that limits a whole account is left alone until then, by every process.
alter table comm_channels add column sending_paused_until timestamptz;

-- Claims take channels in turn: they look at the first deliveries of each.
create index comm_deliveries_by_channel on comm_deliveries (organization_id, channel_id, sequence) where state = 'queued';

-- Whoever begins a delivery has to know its channel.
alter type queued_row add attribute channel_id text;
drop function if exists claim_deliveries(integer, interval);
drop function if exists record_receipts(jsonb, interval, interval);
drop function if exists find_channel(text);
