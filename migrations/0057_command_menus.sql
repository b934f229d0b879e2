-- Chats of members: their menus differ, and nothing else looks for them.
create index comm_conversations_staff on comm_conversations (organization_id, channel_id) where audience = 'staff';
