-- Where what is under way is still sent once another conversation goes on with the thread: a chat of members that is one no longer.
alter table comm_conversations add column retired_key text;

-- Whether members may act by command in a group with customers. In a chat of members they always may.
alter table comm_conversations add column member_commands boolean not null default false;

-- What the platform called the account when it was linked, beside its name.
alter table comm_member_accounts add column username text;

-- One-time codes that tie two accounts of one person together. Only the hash is kept.
create table comm_link_codes (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  -- member: made on the page, it links a chat account that acts for the member. contact: made in a customer's chat, it proves that another account is theirs too.
  purpose text not null constraint comm_link_codes_purpose check (purpose in ('member', 'contact')),
  code_hash text not null,
  -- member: the channel in which it may be presented. contact: the one it was made in; it may be presented in any.
  channel_id text not null,
  user_id text,
  -- The customer's account and chat that it was made in.
  contact_id text,
  identity_kind text,
  identity_value text,
  conversation_id text,
  state text not null default 'open' constraint comm_link_codes_state check (state in ('open', 'presented', 'confirmed', 'refused', 'replaced', 'burnt')),
  -- Presented where it does not count: in another channel, by a second account.
  tries integer not null default 0,
  -- Who presented it, by the platform's own id and as the platform names them.
  presented_at timestamptz,
  presented_channel_id text,
  presented_conversation_id text,
  presented_identity_kind text,
  presented_identity_value text,
  presented_name text,
  presented_username text,
  made_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  primary key (organization_id, id),
  constraint comm_link_codes_member foreign key (organization_id, user_id) references user_roles (organization_id, user_id) on delete cascade,
  constraint comm_link_codes_channel foreign key (organization_id, channel_id) references comm_channels (organization_id, id) on delete cascade,
  constraint comm_link_codes_maker check (case purpose when 'member' then user_id is not null else contact_id is not null and identity_value is not null and conversation_id is not null end)
);
call protect_tenant_table('comm_link_codes');
create unique index comm_link_codes_code on comm_link_codes (organization_id, code_hash);
create unique index comm_link_codes_one_of_member on comm_link_codes (organization_id, user_id, channel_id) where purpose = 'member' and state in ('open', 'presented');
create unique index comm_link_codes_one_of_contact on comm_link_codes (organization_id, channel_id, identity_kind, identity_value) where purpose = 'contact' and state in ('open', 'presented');
create index comm_link_codes_expired on comm_link_codes (expires_at);

-- Wrong codes, by chat account and by channel. Whoever used up their tries waits until the period ends.
create table comm_link_tries (
  organization_id text not null references organizations (id) on delete cascade,
  key text not null,
  wrong integer not null default 0,
  since timestamptz not null default clock_timestamp(),
  primary key (organization_id, key)
);
call protect_tenant_table('comm_link_tries');

-- Two accounts that a customer proved to be theirs: the contact, and the other account. Nothing is joined by it.
create table comm_contact_links (
  organization_id text not null,
  id text not null,
  contact_id text not null,
  identity_id text not null,
  how text not null constraint comm_contact_links_how check (how in ('code')),
  linked_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id),
  constraint comm_contact_links_contact foreign key (organization_id, contact_id) references comm_contacts (organization_id, id) on delete cascade,
  constraint comm_contact_links_identity foreign key (organization_id, identity_id) references comm_contact_identities (organization_id, id) on delete cascade,
  constraint comm_contact_links_once unique (organization_id, contact_id, identity_id)
);
call protect_tenant_table('comm_contact_links');
create index comm_contact_links_by_identity on comm_contact_links (organization_id, identity_id);

-- A chat of members is no part of what is counted.
create or replace view comm_channel_activity with (security_invoker = true) as
select c.organization_id, c.id as channel_id, c.connector, c.name, c.health_state, c.last_event_at,
  (select count(*) from comm_conversations v where v.organization_id = c.organization_id and v.channel_id = c.id and v.status = 'open' and v.audience = 'customers') as open_conversations
from comm_channels c;

create or replace view comm_conversation_overview with (security_invoker = true) as
select v.organization_id, v.id, v.number, v.title, v.status, v.priority, v.assignee_id, v.channel_id, c.name as channel_name, c.connector,
  v.contact_id, k.name as contact_name, v.message_count, v.inbound_count, v.last_message_at, v.waiting_since, v.last_activity_at
from comm_conversations v
join comm_channels c on c.organization_id = v.organization_id and c.id = v.channel_id
left join comm_contacts k on k.organization_id = v.organization_id and k.id = v.contact_id
where v.audience = 'customers';
