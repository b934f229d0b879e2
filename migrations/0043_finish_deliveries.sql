-- A delivery knows whether calls follow the last one written down: a person's word about one call says nothing of those behind it.
alter table comm_deliveries add column calls_left boolean not null default false;
alter type receipt_row add attribute calls_left boolean;
-- Of those that wait for such a word already nobody wrote it down: they are rendered again, which sends nothing when nothing is left.
update comm_deliveries set calls_left = true where state = 'unconfirmed';

-- A bubble shows what became of the changes of its message, which are few.
create index comm_deliveries_changes on comm_deliveries (organization_id, message_id, sequence) where operation <> 'send';
