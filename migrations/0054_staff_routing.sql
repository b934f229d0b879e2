-- Which conversations a shared chat of members serves: those of these channels and teams. Null: of all. A chat without a row serves none.
create table comm_staff_routes (
  organization_id text not null,
  chat_id text not null,
  channel_ids text[],
  teams text[],
  primary key (organization_id, chat_id),
  foreign key (organization_id, chat_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_staff_routes');

-- A conversation's thread is known before the platform has opened it, and is not one where the platform holds no more.
drop table comm_staff_threads;
create table comm_staff_threads (
  organization_id text not null,
  -- The shared chat below which it is opened.
  parent_id text not null,
  -- The customer's conversation.
  conversation_id text not null,
  -- The thread, as the hub keeps it; null until it is opened.
  chat_id text,
  -- wanted: not opened yet. parent: its card stands in the shared chat itself.
  state text not null default 'wanted' constraint comm_staff_threads_state check (state in ('wanted', 'open', 'closed', 'parent')),
  dirty boolean not null default true,
  -- Counts what may have changed: what happens while the platform is asked is looked at afterwards.
  changes integer not null default 0,
  not_before timestamptz not null default clock_timestamp(),
  tries integer not null default 0,
  -- What the platform said when it opened, closed or reopened none.
  reason text,
  primary key (organization_id, parent_id, conversation_id),
  foreign key (organization_id, parent_id) references comm_conversations (organization_id, id) on delete cascade,
  foreign key (organization_id, chat_id) references comm_conversations (organization_id, id) on delete cascade,
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_staff_threads');
create unique index comm_staff_threads_chat on comm_staff_threads (organization_id, chat_id) where chat_id is not null;
create index comm_staff_threads_due on comm_staff_threads (not_before) where dirty;
create index comm_staff_threads_by_conversation on comm_staff_threads (organization_id, conversation_id);

-- A card needs new buttons once one of them was pressed.
create index comm_command_buttons_pressed on comm_command_buttons (organization_id, conversation_id) where used_at is not null;
