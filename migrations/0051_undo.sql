-- What a command changed, before and after, where it can be taken back for a while: only what it touched.
alter table comm_command_uses add column undo jsonb;

-- How much an account asks of commands, wherever it does.
create index comm_command_uses_by_actor on comm_command_uses (organization_id, actor_id, used_at desc);
