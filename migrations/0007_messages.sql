create table comm_messages (
  organization_id text not null,
  conversation_id text not null,
  id text not null,
  channel_id text not null,
  direction text not null constraint comm_messages_direction check (direction in ('in', 'out')),
  kind text not null default 'message' constraint comm_messages_kind check (kind in ('message', 'note', 'event')),
  author_kind text not null constraint comm_messages_author check (author_kind in ('contact', 'member', 'rule', 'command', 'system', 'account')),
  author_id text,
  author_name text not null,
  body text not null,
  marks jsonb not null default '[]',
  -- Media, locations, cards …; media parts name their comm_attachments row.
  parts jsonb not null default '[]',
  buttons jsonb,
  -- Of kind 'event': what happened, in facts the page words itself.
  event jsonb,
  -- The provider's id; null until the provider has given one.
  external_id text,
  -- The provider's order within the thread; breaks ties of sent_at.
  position bigint not null default 0,
  reply_to_id text,
  reply_to_external_id text,
  album_key text,
  -- The author's own key of a message made by us, so that a retried request is the same message.
  client_key text,
  automatic boolean not null default false,
  -- The message or event that made an automatic message happen, and how deep its chain is.
  caused_by text,
  depth integer not null default 0,
  -- The provider's clock; ours until the provider has said. Threads are ordered by (sent_at, position, id).
  sent_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  processed_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  deleted_at timestamptz,
  version bigint not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_messages');
-- Once, however often the provider says it.
create unique index comm_messages_external on comm_messages (organization_id, channel_id, external_id) where external_id is not null;
create unique index comm_messages_client_key on comm_messages (organization_id, conversation_id, client_key) where client_key is not null;
create index comm_messages_thread on comm_messages (organization_id, conversation_id, sent_at desc, position desc, id desc);

-- Further provider ids of a message that had to be said in several calls.
create table comm_message_parts (
  organization_id text not null,
  channel_id text not null,
  external_id text not null,
  message_id text not null,
  part integer not null,
  primary key (organization_id, channel_id, external_id),
  foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_message_parts');
create index comm_message_parts_by_message on comm_message_parts (organization_id, message_id);

create table comm_message_edits (
  organization_id text not null,
  message_id text not null,
  number integer not null,
  body text not null,
  marks jsonb not null,
  replaced_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, message_id, number),
  foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_message_edits');

create table comm_reactions (
  organization_id text not null,
  message_id text not null,
  author_kind text not null constraint comm_reactions_author check (author_kind in ('contact', 'member')),
  author_id text not null,
  emoji text not null,
  author_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, message_id, author_kind, author_id, emoji),
  foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_reactions');

create view comm_unified_inbox with (security_invoker = true) as
select o.*, m.body as last_message_body, m.author_kind as last_message_author_kind, m.author_name as last_message_author_name
from comm_conversation_overview o
join comm_conversations v on v.organization_id = o.organization_id and v.id = o.id
left join comm_messages m on m.organization_id = v.organization_id and m.id = v.last_message_id
where o.status <> 'resolved';

grant select on comm_unified_inbox to parley_server, parley_system;
