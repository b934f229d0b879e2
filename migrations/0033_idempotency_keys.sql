-- What requests with an idempotency key were answered, so that a repeated one changes nothing. A row is inserted in the
-- transaction of the change: both are there, or neither is.
create table idempotency_keys (
  organization_id text not null references organizations (id) on delete cascade,
  -- The member's id, or the id of the API key.
  caller text not null,
  -- SHA-256 of the key.
  key_hash text not null,
  -- HMAC of the operation and everything it was sent, with the key: a secret that was sent cannot be tried out.
  request_hash text not null,
  -- JSON as it was answered. Null: it held a secret, which is shown once.
  answer text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, caller, key_hash)
);
call protect_tenant_table('idempotency_keys');
create index idempotency_keys_by_time on idempotency_keys (created_at);
