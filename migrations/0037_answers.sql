-- What a platform needs to tie a reply to the press, command or form it answers, and until when it accepts it.
alter table comm_messages add column answer jsonb, add column answer_until timestamptz;
alter type message_row add attribute answer jsonb;
alter type inbound_row add attribute answer jsonb;
