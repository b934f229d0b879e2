-- Messages, deliveries and events are each written by one function over an array (docs/decisions/0014-hot-sql-looks-rows-up.md).

drop trigger if exists comm_messages_count on comm_messages;
drop function if exists count_messages, record_inbound, record_step_by_step, commit_rule_results, queue_replies, end_of_thread;

-- What the hub decides about conversations, as core/conversations/policy.ts says it.
create type conversation_policy as (
  -- How long rules keep quiet after a member has written.
  bot_pause interval,
  -- How many automatic messages a conversation may get within the window.
  loop_messages integer,
  loop_window interval
);

-- What store_messages takes. Without channel_id: the conversation's. Without sent_at: now, or at the end of the thread for what is no message.
create type message_row as (
  organization_id text, conversation_id text, id text, channel_id text, direction text, kind text, author_kind text, author_id text, author_name text,
  body text, marks jsonb, parts jsonb, buttons jsonb, event jsonb, external_id text, "position" bigint, reply_to_id text, reply_to_external_id text,
  album_key text, client_key text, automatic boolean, caused_by text, depth integer, sent_at timestamptz, received_at timestamptz
);

-- What enqueue_deliveries takes and returns. may_start: it needs nothing that the process which enqueues it does not know.
create type delivery_row as (
  organization_id text, id text, message_id text, conversation_id text, channel_id text, operation text, payload jsonb, may_start boolean
);
create type enqueued_row as (id text, leased boolean, sending boolean);

-- What append_events takes. done: nobody has to handle it. claimed: the process that appends it handles it.
create type event_row as (
  organization_id text, id text, kind text, conversation_id text, payload jsonb, caused_by text, depth integer, done boolean, claimed boolean
);

-- What record_inbound returns for each message it stored.
create type recorded_row as (
  ord integer, organization_id text, message_id text, conversation_id text, contact_id text, outbox_id text, claimed boolean, is_first boolean, waits boolean
);

-- Where the end of a thread is.
create type thread_position as (sent_at timestamptz, "position" bigint);

alter type reply_row drop attribute budget, drop attribute budget_seconds;
alter type queued_row rename attribute handed to leased;
alter type rule_result_row rename attribute handed to leased;
alter type rule_result_row rename attribute begun to sending;
