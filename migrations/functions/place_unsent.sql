-- Places a reply that has no time of the platform, because it failed or nobody knows what became of it, behind what its thread had
-- before it. Platforms count whole seconds: by our finer clock it would stand behind replies of its second that were sent after it.
create or replace function place_unsent(organization text, message text) returns void
language sql set search_path = public, pg_temp as $$
  update comm_messages m set (sent_at, position) = (
    select coalesce(last.sent_at, own.second), coalesce(last.position, 0)
    from (select date_trunc('second', m.sent_at) as second) own
    left join lateral (
      select e.sent_at, e.position from comm_messages e
      where e.organization_id = m.organization_id and e.conversation_id = m.conversation_id and e.id <> m.id
        and e.sent_at >= own.second and e.sent_at <= m.sent_at
      order by e.sent_at desc, e.position desc, e.id desc limit 1
    ) last on true)
  where m.organization_id = organization and m.id = message and m.external_id is null;
$$;
revoke all on function place_unsent from public, parley_server, parley_auth, parley_ingest, parley_system;
grant execute on function place_unsent to parley_system;
