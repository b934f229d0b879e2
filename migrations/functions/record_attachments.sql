-- Stores what a batch of messages brings along: files to fetch, and files uploaded beforehand by this very visitor, on this very channel.
create or replace function record_attachments(batch jsonb) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  insert into comm_attachments (organization_id, id, message_id, channel_id, kind, file_name, content_type, size, width, height, duration_ms, reference, next_attempt_at)
  select m.organization_id, p ->> 'attachmentId', m.id, m.channel_id, k.kind, coalesce(p ->> 'fileName', k.kind), coalesce(p ->> 'contentType', 'application/octet-stream'),
    (p ->> 'size')::bigint, (p ->> 'width')::integer, (p ->> 'height')::integer, (p ->> 'durationMs')::integer, p -> 'reference', clock_timestamp()
  from jsonb_to_recordset(batch) as e (channel_id text, message_id text, parts jsonb)
  join comm_channels h on h.id = e.channel_id
  join comm_messages m on m.organization_id = h.organization_id and m.id = e.message_id
  cross join jsonb_array_elements(e.parts) p
  -- What a card brings along is its picture.
  cross join lateral (select case p ->> 'kind' when 'card' then 'image' else p ->> 'kind' end as kind) k
  where p ? 'reference';

  update comm_attachments a set message_id = m.id
  from jsonb_to_recordset(batch) as e (channel_id text, thread_key text, message_id text, parts jsonb)
  join comm_channels h on h.id = e.channel_id
  join comm_messages m on m.organization_id = h.organization_id and m.id = e.message_id
  cross join jsonb_array_elements(e.parts) p
  where p ? 'stored'
    and a.organization_id = m.organization_id and a.id = p ->> 'attachmentId' and a.channel_id = e.channel_id and a.uploaded_by = e.thread_key and a.message_id is null;
end
$$;
alter function record_attachments owner to parley_system;
revoke all on function record_attachments from public, parley_server, parley_auth, parley_ingest;
