-- Since when nobody knows whether the platform accepted the next call of a delivery. Before that call is made again, the platform
-- is asked, or it must still know the key.
alter table comm_deliveries add column doubted_at timestamptz;

drop function if exists begin_sending;
-- One of several messages that ours became at the platform may be deleted there: the rest stays.
alter table comm_message_parts add column deleted_at timestamptz;
alter table comm_messages add column parts_deleted integer not null default 0;
