-- A conversation is assigned to a member, not to an account: whoever leaves the organization leaves it unassigned, and
-- nobody from elsewhere can be made its assignee.
-- As the system: under forced row-level security the owner sees no rows to mend.
set local role parley_system;
update comm_conversations c set assignee_id = null
  where assignee_id is not null and not exists (select from user_roles m where m.organization_id = c.organization_id and m.user_id = c.assignee_id);
reset role;
alter table comm_conversations drop constraint comm_conversations_assignee_id_fkey;
alter table comm_conversations add constraint comm_conversations_assignee foreign key (organization_id, assignee_id)
  references user_roles (organization_id, user_id) on delete set null (assignee_id);
