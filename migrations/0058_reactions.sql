-- What members' reactions in chats of members ask for. The follower of reactions writes it, and whoever acts on them notes
-- what came of it.
create table comm_staff_reactions (
  organization_id text not null,
  -- The event that told of it: it is acted on once.
  event_id text not null,
  emoji text not null,
  message_id text not null,
  -- Whose it is, by the platform's own id.
  identity_kind text not null,
  identity_value text not null,
  -- False: it was taken away.
  added boolean not null,
  noted_at timestamptz not null default clock_timestamp(),
  not_before timestamptz not null default clock_timestamp(),
  handled_at timestamptz,
  -- The use that it was; null where it asked for nothing.
  use_id text,
  primary key (organization_id, event_id, emoji),
  foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_staff_reactions');
create index comm_staff_reactions_due on comm_staff_reactions (event_id) where handled_at is null;
create index comm_staff_reactions_by_message on comm_staff_reactions (organization_id, message_id);
