-- An organization's own commands: who may give them where, what they take, and who changed them last. `definition` is what
-- answers: a text, a canned reply, a rule's actions or a signed webhook.
alter table comm_bot_commands
  add column aliases text[] not null default '{}',
  add column audience text not null default 'contact' constraint comm_bot_commands_audience check (audience in ('contact', 'member')),
  add column places text[] not null default '{direct}',
  add column arguments jsonb not null default '[]',
  -- The key that signs requests to the webhook, sealed.
  add column secret_sealed text,
  add column changed_by text;

insert into built_in_permissions (role, permission, scope) values ('owner', 'command.manage', 'all'), ('admin', 'command.manage', 'all');
