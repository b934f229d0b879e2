-- Whose account a channel is, by the platform's own id where it has one: a name may change hands, and another account's
-- messages bear the same numbers.
alter table comm_channels add column account_id text;
