-- customers: a conversation with those an organization serves. staff: a member's own chat with the hub, or a chat of members
-- only. It is no part of the inbox: cards in it show what others may not see.
alter table comm_conversations add column audience text not null default 'customers'
  constraint comm_conversations_audience check (audience in ('customers', 'staff'));

-- The chat accounts that act for a member, by the platform's own ids. Made only after the member confirmed it on the page.
create table comm_member_accounts (
  organization_id text not null,
  id text not null,
  user_id text not null,
  channel_id text not null,
  identity_kind text not null,
  identity_value text not null,
  -- As the platform named it when it was linked.
  name text not null,
  -- The account's own chat with the hub.
  conversation_id text,
  linked_at timestamptz not null default clock_timestamp(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, id),
  constraint comm_member_accounts_member foreign key (organization_id, user_id) references user_roles (organization_id, user_id) on delete cascade,
  constraint comm_member_accounts_channel foreign key (organization_id, channel_id) references comm_channels (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_member_accounts');
create unique index comm_member_accounts_identity on comm_member_accounts (organization_id, channel_id, identity_kind, identity_value) where revoked_at is null;
create index comm_member_accounts_by_member on comm_member_accounts (organization_id, user_id);

-- Each use of a command: who, where, how, and what came of it. A message is one use, however often its event is handled.
create table comm_command_uses (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  -- Without slash and arguments; of a text that is no known command, what was taken for its name.
  command text not null,
  actor_kind text not null constraint comm_command_uses_actor check (actor_kind in ('member', 'contact', 'nobody')),
  actor_id text,
  -- Where it was given: null on the pages and for programs.
  channel_id text,
  conversation_id text,
  message_id text,
  entry text not null constraint comm_command_uses_entry check (entry in ('text', 'native', 'button', 'card', 'reaction', 'page', 'api')),
  outcome text not null constraint comm_command_uses_outcome check (outcome in ('done', 'asked', 'refused', 'failed', 'undone')),
  -- The code of a refusal.
  reason text,
  target_kind text,
  target_id text,
  used_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
);
call protect_tenant_table('comm_command_uses');
create unique index comm_command_uses_message on comm_command_uses (organization_id, message_id) where message_id is not null;
create index comm_command_uses_by_command on comm_command_uses (organization_id, command, used_at desc);
create index comm_command_uses_by_chat on comm_command_uses (organization_id, conversation_id, used_at desc) where conversation_id is not null;

-- What is asked of an account in a chat until it is answered: a missing or ambiguous argument. One at a time.
create table comm_command_dialogues (
  organization_id text not null references organizations (id) on delete cascade,
  conversation_id text not null,
  identity_kind text not null,
  identity_value text not null,
  -- Command, arguments so far, the question and its numbered answers.
  state jsonb not null,
  expires_at timestamptz not null,
  primary key (organization_id, conversation_id, identity_kind, identity_value),
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_command_dialogues');

-- Buttons of ours: the platform carries `p1.` and 22 random characters, of which only the hash is kept. Single use.
create table comm_command_buttons (
  organization_id text not null references organizations (id) on delete cascade,
  token_hash text not null,
  -- The chat in which it may be pressed.
  conversation_id text not null,
  -- Who may press it; null: anybody there whose rights allow it.
  actor_kind text,
  actor_id text,
  -- What it does: a command with its looked-up arguments, an answer to a question, a confirmation.
  does jsonb not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organization_id, token_hash),
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_command_buttons');
create index comm_command_buttons_by_expiry on comm_command_buttons (expires_at);

-- Whether a dialogue is open in the conversation, or it is a chat of members: then every message is for commands first.
alter type recorded_row add attribute dialogue boolean;
