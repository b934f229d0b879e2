create table comm_attachments (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  -- Null while it is uploaded but not yet part of a message.
  message_id text,
  channel_id text,
  kind text not null,
  file_name text not null,
  content_type text not null,
  size bigint,
  width integer,
  height integer,
  duration_ms integer,
  state text not null default 'pending' constraint comm_attachments_state check (state in ('pending', 'stored', 'failed')),
  -- What the connector needs to fetch it, until it is stored.
  reference jsonb,
  storage_key text,
  sha256 text,
  uploaded_by text,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  lease_until timestamptz,
  failure text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id),
  foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_attachments');
create index comm_attachments_by_message on comm_attachments (organization_id, message_id);
create index comm_attachments_waiting on comm_attachments (organization_id, next_attempt_at) where state = 'pending' and reference is not null;
-- What was uploaded of late, for the quotas: looked at before every upload, while most files are fetched from platforms.
create index comm_attachments_uploads on comm_attachments (organization_id, created_at) where uploaded_by is not null;
