-- A member asked a colleague about a conversation, in the colleague's own chat: whoever is asked may answer that message with
-- one or more notes, although they may not see the conversation, until it expires or the asker ends it.
create table comm_asks (
  organization_id text not null,
  -- The message that shows the conversation.
  message_id text not null,
  conversation_id text not null,
  asker_id text not null,
  asked_id text not null,
  expires_at timestamptz not null default clock_timestamp() + interval '1 day',
  revoked_at timestamptz,
  primary key (organization_id, message_id),
  foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade,
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade,
  constraint comm_asks_asker foreign key (organization_id, asker_id) references user_roles (organization_id, user_id) on delete cascade,
  constraint comm_asks_asked foreign key (organization_id, asked_id) references user_roles (organization_id, user_id) on delete cascade
);
call protect_tenant_table('comm_asks');
create index comm_asks_by_conversation on comm_asks (organization_id, conversation_id, asker_id);
