create table comm_conversations (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  number bigint generated always as identity,
  channel_id text not null,
  -- Where it lives at the provider: a chat, a mail thread.
  thread_key text not null,
  thread_kind text not null constraint comm_conversations_kind check (thread_kind in ('direct', 'group', 'mail', 'web')),
  thread_context jsonb not null default '{}',
  title text not null,
  status text not null default 'open' constraint comm_conversations_status check (status in ('open', 'pending', 'snoozed', 'resolved')),
  priority text not null default 'none' constraint comm_conversations_priority check (priority in ('none', 'low', 'normal', 'high', 'urgent')),
  assignee_id text,
  -- Who the list shows; the people in it are comm_participants.
  contact_id text,
  snoozed_until timestamptz,
  resolved_at timestamptz,
  -- Kept by the trigger on comm_messages (functions/count_messages.sql).
  message_count integer not null default 0,
  inbound_count integer not null default 0,
  last_message_id text,
  last_message_at timestamptz,
  last_activity_at timestamptz not null default clock_timestamp(),
  last_inbound_at timestamptz,
  waiting_since timestamptz,
  -- The loop budget: automatic messages in the window that began then.
  automatic_since timestamptz,
  automatic_count integer not null default 0,
  -- Until then a person is in charge and rules keep quiet.
  bot_paused_until timestamptz,
  version bigint not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id),
  foreign key (organization_id, channel_id) references comm_channels (organization_id, id) on delete cascade,
  constraint comm_conversations_contact foreign key (organization_id, contact_id) references comm_contacts (organization_id, id) on delete set null (contact_id),
  -- To a member, not to a user: whoever leaves the organization leaves it unassigned, and nobody from elsewhere can be assigned.
  constraint comm_conversations_assignee foreign key (organization_id, assignee_id) references user_roles (organization_id, user_id) on delete set null (assignee_id)
) with (fillfactor = 80);
call protect_tenant_table('comm_conversations');

-- A burst of first messages makes one conversation.
create unique index comm_conversations_one_open on comm_conversations (organization_id, channel_id, thread_key) where status <> 'resolved';
create index comm_conversations_by_thread on comm_conversations (organization_id, channel_id, thread_key, created_at desc);
create index comm_conversations_inbox on comm_conversations (organization_id, status, last_activity_at desc, id desc);
create index comm_conversations_assigned on comm_conversations (organization_id, status, assignee_id, last_activity_at desc, id desc);
create index comm_conversations_all on comm_conversations (organization_id, last_activity_at desc, id desc);
create index comm_conversations_by_contact on comm_conversations (organization_id, contact_id, last_activity_at desc);
create index comm_conversations_snoozed on comm_conversations (organization_id, snoozed_until) where status = 'snoozed';

create table comm_participants (
  organization_id text not null,
  conversation_id text not null,
  contact_id text not null,
  joined_at timestamptz not null default clock_timestamp(),
  left_at timestamptz,
  primary key (organization_id, conversation_id, contact_id),
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade,
  foreign key (organization_id, contact_id) references comm_contacts (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_participants');

-- How much of a conversation a member has seen, counted in customers' messages: unread is a subtraction.
create table comm_read_marks (
  organization_id text not null,
  user_id text not null references users (id) on delete cascade,
  conversation_id text not null,
  inbound_count integer not null,
  primary key (organization_id, user_id, conversation_id),
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_read_marks');

create table comm_labels (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  name text not null,
  colour text not null default 'grey',
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
);
call protect_tenant_table('comm_labels');
create unique index comm_labels_name on comm_labels (organization_id, lower(name));

create table comm_conversation_labels (
  organization_id text not null,
  conversation_id text not null,
  label_id text not null,
  primary key (organization_id, conversation_id, label_id),
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade,
  foreign key (organization_id, label_id) references comm_labels (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_conversation_labels');
create index comm_conversation_labels_by_label on comm_conversation_labels (organization_id, label_id, conversation_id);

create view comm_channel_activity with (security_invoker = true) as
select c.organization_id, c.id as channel_id, c.connector, c.name, c.health_state, c.last_event_at,
  (select count(*) from comm_conversations v where v.organization_id = c.organization_id and v.channel_id = c.id and v.status = 'open') as open_conversations
from comm_channels c;

create view comm_conversation_overview with (security_invoker = true) as
select v.organization_id, v.id, v.number, v.title, v.status, v.priority, v.assignee_id, v.channel_id, c.name as channel_name, c.connector,
  v.contact_id, k.name as contact_name, v.message_count, v.inbound_count, v.last_message_at, v.waiting_since, v.last_activity_at
from comm_conversations v
join comm_channels c on c.organization_id = v.organization_id and c.id = v.channel_id
left join comm_contacts k on k.organization_id = v.organization_id and k.id = v.contact_id;

grant select on comm_channel_activity, comm_conversation_overview to parley_server, parley_system;
