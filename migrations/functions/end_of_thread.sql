-- Where a note, or a system message about what a member did, stands in its thread: after the last message, and before whatever
-- comes next. Many providers' clocks have whole seconds, and a reply takes its provider's time; by our own finer clock it would
-- stand behind answers that followed it in the same second.
create or replace function end_of_thread(organization text, conversation text) returns thread_position
language sql volatile set search_path = public, pg_temp as $$
  select greatest(now.second, last.sent_at), case when last.sent_at >= now.second then last.position else 0 end
  from (select date_trunc('second', clock_timestamp()) as second) now
  left join lateral (
    select m.sent_at, m.position from comm_messages m
    where m.organization_id = organization and m.conversation_id = conversation
    order by m.sent_at desc, m.position desc, m.id desc limit 1
  ) last on true;
$$;
revoke all on function end_of_thread from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function end_of_thread to parley_server, parley_system;
