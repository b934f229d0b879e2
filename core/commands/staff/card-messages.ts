import type { Transaction } from "../../database/index.ts";
import type { ConversationId, MessageId, UserId } from "../../kernel/ids.ts";

/** Remembers that a message of ours shows a conversation. `userId`: for whose eyes; null for everybody in the chat. */
export async function keepCardMessage(
  tx: Transaction,
  messageId: MessageId,
  conversationId: ConversationId,
  userId: UserId | null,
): Promise<void> {
  await tx.client.query(
    "insert into comm_card_messages (organization_id, message_id, conversation_id, user_id) values ($1, $2, $3, $4) on conflict do nothing",
    [tx.organizationId, messageId, conversationId, userId],
  );
}

/** A message of ours that shows a conversation. */
export type CardMessage = { readonly conversationId: ConversationId; readonly userId: UserId | null };

/** Finds what a message shows; null where it shows no conversation. */
export async function findCardMessage(tx: Transaction, messageId: MessageId): Promise<CardMessage | null> {
  const { rows } = await tx.client.query<CardMessage>({
    name: "find_card_message",
    text: `select conversation_id as "conversationId", user_id as "userId" from comm_card_messages where organization_id = $1 and message_id = $2`,
    values: [tx.organizationId, messageId],
  });
  return rows[0] ?? null;
}
