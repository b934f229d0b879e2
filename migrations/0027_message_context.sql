-- What a message refers to, as its platform tells it: the words it replies to ({ text, kind, authorName, passage }), and who
-- said first what was forwarded.
alter table comm_messages add column quote jsonb, add column forwarded_from text;
alter type message_row add attribute quote jsonb, add attribute forwarded_from text;

-- broadcast: said to everybody, so that no responder is asked.
alter type inbound_row add attribute quote jsonb, add attribute forwarded_from text, add attribute broadcast boolean;
