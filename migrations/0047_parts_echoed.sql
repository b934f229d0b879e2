-- Calls of a message that certainly arrived, since the platform has shown what they made: an answer that is lost later changes
-- nothing about that.
alter table comm_deliveries add column parts_echoed integer not null default 0;
