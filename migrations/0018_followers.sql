-- Followers read the log behind cursors of their own (docs/decisions/0017-events-have-consumers.md).

-- The log in its own order over all organizations, as followers read it.
create index outbox_log on outbox (transaction, sequence);

-- How far each follower has read the log. Everything up to (transaction, sequence) is behind it. A cursor belongs to one
-- database of one cluster: transaction numbers mean nothing in another.
create table event_followers (
  name text primary key,
  transaction xid8 not null default '0',
  sequence bigint not null default 0,
  cluster text not null default '',
  holder text,
  lease_until timestamptz,
  -- How many events are still to be handled one by one, after a batch was taken up and not finished.
  singly integer not null default 0,
  retry_at timestamptz,
  -- How often the events after the cursor were taken up without the cursor moving.
  attempts integer not null default 0,
  last_error text,
  updated_at timestamptz not null default clock_timestamp()
);
grant select, insert, update, delete on event_followers to parley_system;

-- Events that a follower could not handle and has passed over.
create table event_dead_letters (
  organization_id text not null references organizations (id) on delete cascade,
  follower text not null,
  event_id text not null,
  error text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (organization_id, follower, event_id)
);
call protect_tenant_table('event_dead_letters');
create index event_dead_letters_by_time on event_dead_letters (at);

-- Since when the counts of a day are no longer true; null: they are.
alter table comm_analytics add column stale_since timestamptz;
create index comm_analytics_stale on comm_analytics (organization_id, channel_id, day) where stale_since is not null;
