import type { Transaction } from "../database/index.ts";
import type { ContactId, ConversationId } from "../kernel/ids.ts";
import { appendEvent, appendEvents } from "../outbox/index.ts";

/** Tells that a contact changed, and their open conversations with them: lists show the contact's name and picture. */
export async function publishContact(tx: Transaction, contactId: ContactId): Promise<void> {
  await appendEvent(tx, { kind: "contact_changed", contactId });
  const { rows } = await tx.client.query<{ id: ConversationId }>(
    "update comm_conversations set version = version + 1 where organization_id = $1 and contact_id = $2 and status <> 'resolved' returning id",
    [tx.organizationId, contactId],
  );
  await appendEvents(
    tx,
    rows.map(({ id }) => ({ kind: "conversation_changed", conversationId: id })),
  );
}
