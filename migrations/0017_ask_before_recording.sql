-- Responders are asked before a message is recorded (docs/decisions/0017-events-have-consumers.md).

-- Until when a responder waits for what the contact says next; null: no dialogue is open. Whatever is written meanwhile is handed on.
alter table comm_conversations add column dialogue_until timestamptz;
