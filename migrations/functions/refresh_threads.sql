-- Gives conversations what the newest of a batch of messages says of their threads: the title, the server and the channel they are
-- in, and what the connector needs to answer there. What is newest is decided by the platform's order, never by arrival.
-- The caller holds the conversations.
create or replace function refresh_threads(batch jsonb) returns void language sql set search_path = public, pg_temp as $$
  update comm_conversations c set title = n.thread_title, titled_at = n.sent_at, version = c.version + 1
  from (
    select distinct on (e.channel_id, e.thread_key) h.organization_id as tenant, e.channel_id, e.thread_key, e.thread_title, e.sent_at
    from jsonb_populate_recordset(null::inbound_row, batch) e join comm_channels h on h.id = e.channel_id
    where e.renames and e.thread_kind <> 'direct'
    order by e.channel_id, e.thread_key, e.sent_at desc, e.position desc
  ) n
  where c.organization_id = n.tenant and c.channel_id = n.channel_id and c.thread_key = n.thread_key
    and c.title <> n.thread_title and coalesce(c.titled_at <= n.sent_at, true);

  update comm_conversations c set
    thread_context = coalesce(n.thread_context, c.thread_context),
    -- Most events tell only the key of a server; its title came once.
    space = case when c.space ->> 'key' = n.thread_space ->> 'key' then c.space || n.thread_space else coalesce(n.thread_space, c.space) end,
    parent = case when c.parent ->> 'key' = n.thread_parent ->> 'key' then c.parent || n.thread_parent else coalesce(n.thread_parent, c.parent) end,
    context_at = n.sent_at, context_position = n.position, version = c.version + 1
  from (
    select distinct on (e.channel_id, e.thread_key) h.organization_id as tenant, e.*
    from jsonb_populate_recordset(null::inbound_row, batch) e join comm_channels h on h.id = e.channel_id
    where coalesce(e.thread_context, e.thread_space, e.thread_parent) is not null
    order by e.channel_id, e.thread_key, e.sent_at desc, e.position desc
  ) n
  where c.organization_id = n.tenant and c.channel_id = n.channel_id and c.thread_key = n.thread_key
    and coalesce((c.context_at, c.context_position) <= (n.sent_at, n.position), true)
    -- A later message may have told the same as the conversation has, which wrote nothing.
    and (select m.id from comm_messages m
      where m.organization_id = c.organization_id and m.conversation_id = c.id and m.author_kind in ('contact', 'account') and m.kind = 'message'
        and (m.sent_at, m.position) > (n.sent_at, n.position) limit 1) is null;
$$;
alter function refresh_threads owner to parley_system;
revoke all on function refresh_threads from public, parley_server, parley_auth, parley_ingest;
