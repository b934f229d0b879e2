-- What happened, told once the fact is committed. Rows with done_at null still want work (rules); all of them are what
-- live pages resume from until retention removes them. No foreign key: functions/remove_append_only_logs.sql.
create table outbox (
  organization_id text not null,
  id text not null,
  -- Order of commits as readers may trust it: everything below the oldest running transaction is final.
  transaction xid8 not null default pg_current_xact_id(),
  sequence bigint generated always as identity,
  kind text not null,
  conversation_id text,
  payload jsonb not null,
  caused_by text,
  depth integer not null default 0,
  attempts integer not null default 0,
  lease_until timestamptz,
  last_error text,
  done_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
) with (fillfactor = 70);
call protect_tenant_table('outbox');
create index outbox_stream on outbox (organization_id, transaction, sequence);
create index outbox_waiting on outbox (organization_id, conversation_id, sequence) where done_at is null;
