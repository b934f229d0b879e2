-- Who chose what in a poll, ours or theirs: all that one person chose at present.
create table comm_poll_answers (
  organization_id text not null,
  message_id text not null,
  author_id text not null,
  option integer not null,
  author_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, message_id, author_id, option),
  foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_poll_answers');
