-- Finds the echoes of what these calls made, by any id the platform answered with, and merges each with its message.
create or replace function adopt_echoes(batch jsonb, accepted text[]) returns void
language plpgsql set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  found record;
begin
  for found in
    select t.organization_id, d.message_id, e.id as echo
    from jsonb_populate_recordset(null::receipt_row, batch) t
    cross join lateral (select * from comm_deliveries d where d.organization_id = t.organization_id and d.id = t.delivery_id and d.operation = 'send' offset 0) d
    cross join lateral (select t.external_id where t.external_id is not null union select unnest(t.other_ids)) ids (external_id)
    cross join lateral (
      select m.id from comm_messages m where m.organization_id = d.organization_id and m.author_kind = 'account' and m.id = coalesce(
        (select x.id from comm_messages x where x.organization_id = d.organization_id and x.channel_id = d.channel_id and x.external_id = ids.external_id),
        (select p.message_id from comm_message_parts p where p.organization_id = d.organization_id and p.channel_id = d.channel_id and p.external_id = ids.external_id))
      offset 0) e
    where t.delivery_id = any (accepted)
    order by t.part, ids.external_id = t.external_id desc
  loop
    perform merge_echo(found.organization_id, found.message_id, found.echo);
  end loop;
end
$$;
revoke all on function adopt_echoes from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function adopt_echoes to parley_system;
