-- A description that comes later names what somebody wrote in every conversation they are in.
create index comm_participants_by_contact on comm_participants (organization_id, contact_id);
