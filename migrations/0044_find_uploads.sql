-- What was uploaded of late, for the quotas: looked at before every upload, while most files are fetched from platforms.
create index comm_attachments_uploads on comm_attachments (organization_id, created_at) where uploaded_by is not null;
