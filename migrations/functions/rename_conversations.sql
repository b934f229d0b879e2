-- Gives groups the title that the newest of a batch of messages has for them. The caller holds the conversations.
create or replace function rename_conversations(batch jsonb) returns void language sql set search_path = public, pg_temp as $$
  update comm_conversations c set title = n.thread_title, titled_at = n.sent_at, version = c.version + 1
  from (
    select distinct on (e.channel_id, e.thread_key) h.organization_id as tenant, e.channel_id, e.thread_key, e.thread_title, e.sent_at
    from jsonb_populate_recordset(null::inbound_row, batch) e join comm_channels h on h.id = e.channel_id
    where e.renames and e.thread_kind = 'group'
    order by e.channel_id, e.thread_key, e.sent_at desc, e.position desc
  ) n
  where c.organization_id = n.tenant and c.channel_id = n.channel_id and c.thread_key = n.thread_key
    and c.title <> n.thread_title and coalesce(c.titled_at <= n.sent_at, true);
$$;
alter function rename_conversations owner to parley_system;
revoke all on function rename_conversations from public, parley_server, parley_auth, parley_ingest;
