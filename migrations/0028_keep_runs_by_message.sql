-- A rule acts once on one message: that is the key of its run. Two indexes answer every question, where four were kept.
delete from comm_rule_runs r where not exists (select from comm_messages m where m.organization_id = r.organization_id and m.id = r.message_id);
alter table comm_rule_runs
  drop constraint comm_rule_runs_pkey,
  drop constraint comm_rule_runs_organization_id_conversation_id_fkey,
  add primary key (organization_id, message_id, rule_id),
  add foreign key (organization_id, message_id) references comm_messages (organization_id, id) on delete cascade;
drop index comm_rule_runs_by_message, comm_rule_runs_once;
