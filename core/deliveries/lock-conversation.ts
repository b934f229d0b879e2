import type { Transaction } from "../database/index.ts";
import type { MessageId } from "../kernel/ids.ts";

/**
 * Holds the line of deliveries of a message's conversation. Whoever puts something into a line looks whether it is free, and
 * a rule's reply may be under way from the moment it is stored: two who look at once would both find it free. A statement of
 * its own, because what follows must see what was committed while this waited.
 */
export async function lockConversation(tx: Transaction, messageId: MessageId): Promise<void> {
  await tx.client.query(
    `select from comm_conversations c join comm_messages m on m.organization_id = c.organization_id and m.conversation_id = c.id
     where m.organization_id = $1 and m.id = $2 for no key update of c`,
    [tx.organizationId, messageId],
  );
}
