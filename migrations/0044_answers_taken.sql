-- A press, command or form that a reply can still be tied to (functions/commit_rule_results.sql).
create index comm_messages_answerable on comm_messages (organization_id, conversation_id, answer_until) where answer_until is not null;
create type answered_row as (organization_id text, message_id text, answer jsonb, answer_until timestamptz);
