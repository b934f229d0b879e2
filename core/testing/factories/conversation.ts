import type pg from "pg";
import { CONVERSATION_POLICY } from "../../conversations/index.ts";
import {
  newId,
  type ChannelId,
  type ContactId,
  type ConversationId,
  type MessageId,
  type OrganizationId,
} from "../../kernel/ids.ts";

/** Connects a channel, as far as the database goes: its credentials open nothing. */
export async function makeChannel(
  owner: pg.Pool,
  organizationId: OrganizationId,
  more: { readonly connector?: string; readonly name?: string } = {},
): Promise<ChannelId> {
  const id = newId("chn");
  await owner.query(
    "insert into comm_channels (organization_id, id, connector, name, sealed_credentials) values ($1, $2, $3, $4, '')",
    [organizationId, id, more.connector ?? "telegram", more.name ?? "Shop"],
  );
  return id;
}

/** Somebody the organization serves, known on one channel. */
export async function makeContact(
  owner: pg.Pool,
  organizationId: OrganizationId,
  channelId: ChannelId,
  name = "Linus",
): Promise<ContactId> {
  const id = newId("con");
  await owner.query("insert into comm_contacts (organization_id, id, name) values ($1, $2, $3)", [
    organizationId,
    id,
    name,
  ]);
  await owner.query(
    "insert into comm_contact_identities (organization_id, channel_id, kind, value, id, contact_id) values ($1, $2, 'user_id', $3, $4, $3)",
    [organizationId, channelId, id, newId("idn")],
  );
  return id;
}

/** A direct conversation with a contact. */
export async function makeConversation(
  owner: pg.Pool,
  organizationId: OrganizationId,
  channelId: ChannelId,
  contactId: ContactId,
  assigneeId: string | null = null,
): Promise<ConversationId> {
  const id = newId("cnv");
  await owner.query(
    "insert into comm_conversations (organization_id, id, channel_id, thread_key, thread_kind, title, contact_id, assignee_id) values ($1, $2, $3, $2, 'direct', 'Chat', $4, $5)",
    [organizationId, id, channelId, contactId, assigneeId],
  );
  return id;
}

/** A customer's message, as far as the database goes. */
export async function makeMessage(
  owner: pg.Pool,
  organizationId: OrganizationId,
  conversationId: ConversationId,
  channelId: ChannelId,
  body = "Hello",
): Promise<MessageId> {
  const id = newId("msg");
  await storeMessage(owner, {
    organization_id: organizationId,
    conversation_id: conversationId,
    id,
    channel_id: channelId,
    direction: "in",
    author_kind: "contact",
    author_name: "Linus",
    body,
    external_id: id,
  });
  return id;
}

/** Stores a message (`message_row`) and counts it, as the hub does. */
export async function storeMessage(owner: pg.Pool, message: object): Promise<void> {
  await owner.query("select store_messages(array[jsonb_populate_record(null::message_row, $1)], $2)", [
    message,
    CONVERSATION_POLICY,
  ]);
}
