-- The socket that a platform keeps: which process holds it, until when, and what its connector needs to resume.
-- A holder's name is new for each lease, so that a process never takes an old lease for its own.
alter table comm_channels
  add column gateway_state jsonb,
  add column gateway_holder text,
  add column gateway_lease_until timestamptz,
  -- What it reported last; a check of the account neither finds nor clears it.
  add column gateway_findings jsonb not null default '[]',
  add column sync_holder text;
-- It returns the state too.
drop function if exists find_channel(text);
