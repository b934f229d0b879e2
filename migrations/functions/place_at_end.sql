-- Places what a platform gives no position of its own, such as a pressed button, behind what its thread has by then, also in the
-- same batch. Platforms count whole seconds: by our finer clock a press would stand behind whatever follows in its second.
create or replace function place_at_end(batch jsonb) returns jsonb language plpgsql set search_path = public, pg_temp as $$
declare
  entry inbound_row;
  moment timestamptz;
  last record;
begin
  for entry in select * from jsonb_populate_recordset(null::inbound_row, batch) e where e.position is null order by e.ord loop
    moment := date_trunc('second', entry.sent_at);
    select t.sent_at, t.position into last from (
      (select m.sent_at, m.position
      from comm_channels h
      join comm_conversations c on c.organization_id = h.organization_id and c.channel_id = h.id and c.thread_key = entry.thread_key
      join comm_messages m on m.organization_id = c.organization_id and m.conversation_id = c.id
      where h.id = entry.channel_id and m.sent_at >= moment and m.sent_at < moment + interval '1 second'
      order by m.sent_at desc, m.position desc limit 1)
      union all
      select e.sent_at, e.position from jsonb_populate_recordset(null::inbound_row, batch) e
      where e.channel_id = entry.channel_id and e.thread_key = entry.thread_key and e.ord < entry.ord
        and e.position is not null and e.sent_at >= moment and e.sent_at < moment + interval '1 second'
    ) t order by t.sent_at desc, t.position desc limit 1;
    batch := jsonb_set(batch, array[entry.ord::text], batch -> entry.ord
      || jsonb_build_object('sent_at', coalesce(last.sent_at, moment), 'position', coalesce(last.position, 0)));
  end loop;
  return batch;
end
$$;
alter function place_at_end owner to parley_system;
revoke all on function place_at_end from public, parley_server, parley_auth, parley_ingest;
