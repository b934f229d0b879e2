-- identities: all of a person's, where they have several. Each is stored, and any of them finds the contact.
-- space, parent: the server a thread is in, and the channel it was opened in ({ key, title }).
-- other_ids: further ids by which our own call knows an echo.
alter type inbound_row add attribute identities jsonb, add attribute thread_space jsonb, add attribute thread_parent jsonb, add attribute other_ids text[];

-- context_at, context_position: of the message that the context came with. An older one does not bring its own back.
alter table comm_conversations add column space jsonb, add column parent jsonb, add column context_at timestamptz, add column context_position bigint;

-- refresh_threads does it, and more.
drop function if exists rename_conversations;

-- A contact can be written to where a platform said so.
set local role parley_system;
update comm_contacts c set phone = coalesce(c.phone, i.phone), email = coalesce(c.email, i.email)
from (
  select organization_id, contact_id, min(value) filter (where kind = 'phone') as phone, min(lower(value)) filter (where kind = 'email') as email
  from comm_contact_identities where kind in ('phone', 'email') group by 1, 2
) i
where i.organization_id = c.organization_id and i.contact_id = c.id and (c.phone is null and i.phone is not null or c.email is null and i.email is not null);
reset role;
