-- The key of the program that made an invitation: revoking one that leaked must leave no way in.
alter table invitations add column made_with text;
-- Of those made before the trail knows it. As the system: under forced row-level security the owner sees no rows.
set local role parley_system;
update invitations i set made_with = k.id
  from audit_logs a join api_keys k on k.organization_id = a.organization_id and k.id = a.facts ->> 'key'
  where a.action = 'invitation.made' and a.organization_id = i.organization_id and a.target_id = i.id;
reset role;
alter table invitations add constraint invitations_made_with foreign key (organization_id, made_with) references api_keys (organization_id, id) on delete cascade;
create index invitations_by_key on invitations (organization_id, made_with) where made_with is not null;
