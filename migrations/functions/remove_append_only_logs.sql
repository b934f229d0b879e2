-- Removes the rows of append-only logs with what they are about. These logs are written with every message and read seldom; a
-- foreign key would cost each row a look-up and a lock on its parent, which every other writer of that parent's children
-- holds as well. Whoever writes these rows has locked what they are about.
create or replace function remove_append_only_logs() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'organizations' then
      delete from outbox o using gone g where o.organization_id = g.id;
    when 'comm_channels' then
      delete from comm_inbound_events e using gone g where e.organization_id = g.organization_id and e.channel_id = g.id;
    when 'comm_auto_response_rules' then
      delete from comm_rule_runs r using gone g where r.organization_id = g.organization_id and r.rule_id = g.id;
    when 'comm_messages' then
      delete from comm_rule_runs r using gone g where r.organization_id = g.organization_id and r.message_id = g.id;
    when 'comm_deliveries' then
      delete from comm_delivery_attempts a using gone g where a.organization_id = g.organization_id and a.delivery_id = g.id;
  end case;
  return null;
end
$$;
revoke all on function remove_append_only_logs from public, parley_server, parley_auth, parley_ingest, parley_system;

create or replace trigger organizations_logs after delete on organizations
  referencing old table as gone for each statement execute function remove_append_only_logs();
create or replace trigger comm_channels_logs after delete on comm_channels
  referencing old table as gone for each statement execute function remove_append_only_logs();
create or replace trigger comm_auto_response_rules_logs after delete on comm_auto_response_rules
  referencing old table as gone for each statement execute function remove_append_only_logs();
create or replace trigger comm_messages_logs after delete on comm_messages
  referencing old table as gone for each statement execute function remove_append_only_logs();
create or replace trigger comm_deliveries_logs after delete on comm_deliveries
  referencing old table as gone for each statement execute function remove_append_only_logs();
