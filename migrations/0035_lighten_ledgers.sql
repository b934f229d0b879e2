-- Ledgers are written with every message and read seldom. A foreign key costs each row a look-up and a lock on its parent,
-- which every other writer of that parent's children holds as well. What the keys promised is kept otherwise: whoever writes
-- these rows has locked what they are about, and triggers take them away with it.
create function remove_ledgers() returns trigger language plpgsql set search_path = public, pg_temp as $$
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

do $$
declare
  lost record;
  parent text;
begin
  for lost in
    select conrelid::regclass as ledger, conname from pg_constraint
    where contype = 'f' and conrelid in ('outbox'::regclass, 'comm_inbound_events'::regclass, 'comm_rule_runs'::regclass, 'comm_delivery_attempts'::regclass)
  loop
    execute format('alter table %s drop constraint %I', lost.ledger, lost.conname);
  end loop;
  foreach parent in array array['organizations', 'comm_channels', 'comm_auto_response_rules', 'comm_messages', 'comm_deliveries'] loop
    execute format('create trigger %I after delete on %I referencing old table as gone for each statement execute function remove_ledgers()', parent || '_ledgers', parent);
  end loop;
end
$$;
