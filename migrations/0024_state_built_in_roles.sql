-- What built-in roles may do, so that SQL and reports answer as core/identity/built-in-roles.ts does: a test compares
-- the two, and whoever changes that file states the change here in a new migration.
create table built_in_permissions (
  role text not null,
  permission text not null,
  scope text not null constraint built_in_permissions_scope check (scope in ('own', 'team', 'channel', 'all')),
  primary key (role, permission)
);
grant select on built_in_permissions to parley_server, parley_auth;

insert into built_in_permissions (role, permission, scope)
select v.role, p.permission, v.scope
from (values
  ('owner', 'all', '
    conversation.read conversation.reply conversation.note conversation.assign conversation.label
    conversation.close conversation.snooze message.edit message.delete attachment.read contact.read
    contact.write channel.read channel.manage rule.read rule.manage template.read template.manage
    label.manage member.read member.manage role.manage invitation.manage audit.read settings.read
    settings.manage health.read organization.manage'),
  ('admin', 'all', '
    conversation.read conversation.reply conversation.note conversation.assign conversation.label
    conversation.close conversation.snooze message.edit message.delete attachment.read contact.read
    contact.write channel.read channel.manage rule.read rule.manage template.read template.manage
    label.manage member.read member.manage role.manage invitation.manage audit.read settings.read
    settings.manage health.read'),
  ('supervisor', 'all', '
    conversation.read attachment.read contact.read channel.read template.read member.read conversation.reply
    conversation.note conversation.assign conversation.label conversation.close conversation.snooze
    contact.write rule.read settings.read message.edit message.delete rule.manage template.manage
    label.manage audit.read health.read'),
  ('agent', 'all', '
    conversation.read attachment.read contact.read channel.read template.read member.read conversation.reply
    conversation.note conversation.assign conversation.label conversation.close conversation.snooze
    contact.write rule.read settings.read'),
  ('agent', 'own', '
    message.edit message.delete'),
  ('accountant', 'all', '
    contact.read member.read'),
  ('viewer', 'all', '
    conversation.read attachment.read contact.read channel.read template.read member.read'),
  ('client', 'own', '
    conversation.read conversation.reply attachment.read'),
  ('vendor', 'own', '
    conversation.read conversation.reply conversation.note attachment.read')
) as v (role, scope, permissions), regexp_split_to_table(trim(v.permissions, E' \n'), '\s+') as p (permission);

create or replace view user_permissions with (security_invoker = true) as
  select m.organization_id, m.user_id, r.name as role, p.key as permission, p.value as scope
  from user_roles m
  join roles r on r.organization_id = m.organization_id and r.id = m.role_id
  cross join lateral jsonb_each_text(r.permissions) p
  union all
  select m.organization_id, m.user_id, m.role, b.permission, b.scope
  from user_roles m join built_in_permissions b on b.role = m.role;
