-- What happened to customers' conversations that cards may have to tell: a row a conversation, however much happens. The
-- follower of cards writes it, and whoever draws cards takes it away.
create table comm_card_news (
  organization_id text not null,
  conversation_id text not null,
  -- The last event that put somebody in charge, and the notes that may mention somebody.
  assigned_by text,
  notes text[] not null default '{}',
  noted_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, conversation_id),
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_card_news');
create index comm_card_news_by_time on comm_card_news (noted_at);

-- The card of a customer's conversation in a chat of members: one a chat, edited as things change.
create table comm_cards (
  organization_id text not null,
  -- The chat of members in which it stands.
  chat_id text not null,
  conversation_id text not null,
  -- For whose eyes it is drawn; null: for everybody present.
  user_id text,
  -- The message that shows it now; null until it is drawn, and once the platform no longer has it.
  message_id text,
  -- How many messages it has been.
  generation integer not null default 0,
  -- What it was made for, and what its message was made for: where they differ, an edit would reach nobody.
  news text not null,
  shown_news text,
  -- The wait it told of last: further words of the same wait are no news.
  waited_since timestamptz,
  -- Of what is shown, and of the status alone, for platforms that change no message.
  content_hash text,
  status_hash text,
  dirty boolean not null default true,
  not_before timestamptz not null default clock_timestamp(),
  primary key (organization_id, chat_id, conversation_id),
  foreign key (organization_id, chat_id) references comm_conversations (organization_id, id) on delete cascade,
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_cards');
create index comm_cards_due on comm_cards (not_before) where dirty;
create index comm_cards_by_conversation on comm_cards (organization_id, conversation_id);

-- Every message of ours in a chat of members that shows a conversation: what answers it is about that conversation.
create table comm_card_messages (
  organization_id text not null,
  message_id text not null,
  conversation_id text not null,
  -- Whose it is; null: of everybody present.
  user_id text,
  primary key (organization_id, message_id),
  foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade,
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_card_messages');

-- Which cards a member wants in their own chats. Without a row: all, at any time.
create table comm_card_preferences (
  organization_id text not null,
  user_id text not null,
  kinds text[] not null,
  -- Local time in which no card comes by itself: `22:00`; both or neither.
  quiet_from text,
  quiet_to text,
  zone text not null,
  primary key (organization_id, user_id),
  constraint comm_card_preferences_member foreign key (organization_id, user_id) references user_roles (organization_id, user_id) on delete cascade,
  constraint comm_card_preferences_kinds check (kinds <@ array['new', 'assigned', 'mentioned', 'waiting']),
  constraint comm_card_preferences_quiet check ((quiet_from is null) = (quiet_to is null))
);
call protect_tenant_table('comm_card_preferences');
