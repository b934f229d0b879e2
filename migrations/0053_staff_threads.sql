-- The thread of a customer's conversation in a shared chat of members: a thread, post or topic of the platform, which is a chat
-- of members by itself.
create table comm_staff_threads (
  organization_id text not null,
  -- The thread, as the hub keeps it.
  chat_id text not null,
  -- The customer's conversation.
  conversation_id text not null,
  primary key (organization_id, chat_id),
  foreign key (organization_id, chat_id) references comm_conversations (organization_id, id) on delete cascade,
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_staff_threads');
create index comm_staff_threads_by_conversation on comm_staff_threads (organization_id, conversation_id);

-- A member whose plain text in a shared chat goes to the customer until then. Everybody else's is a note.
create table comm_reply_modes (
  organization_id text not null,
  chat_id text not null,
  user_id text not null,
  until timestamptz not null,
  primary key (organization_id, chat_id, user_id),
  foreign key (organization_id, chat_id) references comm_conversations (organization_id, id) on delete cascade,
  constraint comm_reply_modes_member foreign key (organization_id, user_id) references user_roles (organization_id, user_id) on delete cascade
);
call protect_tenant_table('comm_reply_modes');
