create table comm_auto_response_rules (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  name text not null,
  enabled boolean not null default true,
  position integer not null,
  trigger jsonb not null default '{"kind": "message_received"}',
  condition jsonb not null,
  actions jsonb not null,
  stop boolean not null default false,
  cooldown_seconds integer not null default 0 constraint comm_auto_response_rules_cooldown check (cooldown_seconds >= 0),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
);
call protect_tenant_table('comm_auto_response_rules');
create trigger comm_auto_response_rules_touch before update on comm_auto_response_rules for each row execute function touch_updated_at();

-- Why an automatic act happened, or did not: one row for each time a rule matched. No foreign key:
-- functions/remove_append_only_logs.sql.
create table comm_rule_runs (
  organization_id text not null,
  id text not null,
  rule_id text not null,
  conversation_id text not null,
  -- The message that set it off.
  message_id text not null,
  outcome text not null constraint comm_rule_runs_outcome check (outcome in ('done', 'cooling_down', 'over_budget', 'paused', 'failed')),
  facts jsonb not null default '{}',
  ran_at timestamptz not null default clock_timestamp(),
  -- A rule acts once on one message, however often the event is handled.
  primary key (organization_id, message_id, rule_id)
);
call protect_tenant_table('comm_rule_runs');
create index comm_rule_runs_by_time on comm_rule_runs (organization_id, rule_id, ran_at desc);

-- When a rule last fired in a conversation.
create table comm_rule_cooldowns (
  organization_id text not null,
  rule_id text not null,
  conversation_id text not null,
  fired_at timestamptz not null,
  primary key (organization_id, rule_id, conversation_id),
  foreign key (organization_id, rule_id) references comm_auto_response_rules (organization_id, id) on delete cascade,
  foreign key (organization_id, conversation_id) references comm_conversations (organization_id, id) on delete cascade
);
call protect_tenant_table('comm_rule_cooldowns');

create table comm_bot_commands (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  name text not null,
  description text not null,
  definition jsonb not null,
  enabled boolean not null default true,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
);
call protect_tenant_table('comm_bot_commands');
create unique index comm_bot_commands_name on comm_bot_commands (organization_id, lower(name));
create trigger comm_bot_commands_touch before update on comm_bot_commands for each row execute function touch_updated_at();

-- What commit_rule_results takes, a row for each time a rule matched, and what it answers.
create type run_row as (organization_id text, id text, rule_id text, conversation_id text, message_id text, facts jsonb);
create type rule_result_row as (what text, organization_id text, conversation_id text, message_id text, delivery_id text, outcome text, handed boolean, run_id text,
  begun boolean, channel_id text, thread_key text, thread_kind text, thread_title text, thread_context jsonb, event jsonb);
