-- Since when, by the platform's clock, a conversation has its title: an older message does not bring the old one back.
alter table comm_conversations add column titled_at timestamptz;
-- renames: thread_title is the title as of this message, not the one its thread began with.
alter type inbound_row add attribute renames boolean;

-- Whether anybody ever gave the contact's name. Without one a contact is called by an identifier, which is no way to greet.
alter table comm_contacts add column named boolean not null default true;
alter type inbound_row add attribute named boolean;

set local role parley_system;
update comm_contacts c set named = false
where c.name ~ '^Visitor [A-Z0-9]{1,4}$'
  or exists (select from comm_contact_identities i where i.organization_id = c.organization_id and i.contact_id = c.id and (c.name = i.value or c.name = i.username));
reset role;
