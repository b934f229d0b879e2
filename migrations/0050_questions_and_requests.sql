-- The question whose answers buttons are: one answer uses them all up.
alter table comm_command_buttons add column question_id text;
create index comm_command_buttons_by_question on comm_command_buttons (organization_id, question_id) where question_id is not null;
create index comm_command_dialogues_by_expiry on comm_command_dialogues (expires_at);

-- What one member asked for and another has to approve. Nothing is done before.
create table comm_command_requests (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  -- Who asked. They may not approve it.
  requested_by text not null,
  -- Where they asked, for the answer; null on the pages and for programs.
  conversation_id text,
  identity_kind text,
  identity_value text,
  -- The command with its arguments, and in which chat and words it was given.
  call jsonb not null,
  chat jsonb not null,
  -- What is to be done, in plain words of both languages.
  summary jsonb not null,
  -- The object as it was seen when asked.
  version text not null,
  expires_at timestamptz not null,
  requested_at timestamptz not null default clock_timestamp(),
  decided_by text,
  decided_at timestamptz,
  decision text constraint comm_command_requests_decision check (decision in ('approved', 'declined')),
  primary key (organization_id, id),
  constraint comm_command_requests_member foreign key (organization_id, requested_by) references user_roles (organization_id, user_id) on delete cascade
);
call protect_tenant_table('comm_command_requests');
create index comm_command_requests_open on comm_command_requests (organization_id, requested_at desc) where decision is null;

-- People name a conversation by its number. Not unique: a database restored with an older sequence has numbers twice, and must
-- still be upgraded.
create index comm_conversations_by_number on comm_conversations (organization_id, number);
