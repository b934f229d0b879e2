-- When a platform is asked next who somebody is, or what a thread is called, because its events carry only ids. Null: it need not be
-- asked. describe_tries: how often in a row it told nothing new; the wait grows with it.
alter table comm_contact_identities add column describe_at timestamptz, add column describe_tries integer not null default 0;
alter table comm_conversations add column describe_at timestamptz, add column describe_tries integer not null default 0;
create index comm_contact_identities_describe on comm_contact_identities (channel_id, describe_at) where describe_at is not null;
create index comm_conversations_describe on comm_conversations (channel_id, describe_at) where describe_at is not null;
-- Until when its platform asked not to be asked.
alter table comm_channels add column describing_paused_until timestamptz;

-- avatar_source: what the platform's picture is fetched by; another one is another picture. The file is an attachment of the contact.
alter table comm_contacts add column avatar_source jsonb;
alter table comm_attachments add column contact_id text,
  add constraint comm_attachments_contact foreign key (organization_id, contact_id) references comm_contacts (organization_id, id) on delete cascade;
create index comm_attachments_by_contact on comm_attachments (organization_id, contact_id) where contact_id is not null;
