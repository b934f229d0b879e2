import type { Transaction } from "../../database/index.ts";
import type { ConversationId } from "../../kernel/ids.ts";
import type { ChatMessage } from "../chat/chat-message.ts";
import { findCardMessage, type CardMessage } from "./card-messages.ts";

/** What a member's message in a chat of members may be about: the card it answers, and the staff thread it is part of. */
export type Context = { readonly card: CardMessage | null; readonly thread: ConversationId | null };

export async function readContext(
  tx: Transaction,
  { conversationId, replyToId }: Pick<ChatMessage, "conversationId" | "replyToId">,
): Promise<Context> {
  const { rows } = await tx.client.query<{ conversation_id: ConversationId }>({
    name: "staff_thread_subject",
    text: "select conversation_id from comm_staff_threads where organization_id = $1 and chat_id = $2",
    values: [tx.organizationId, conversationId],
  });
  return {
    card: replyToId && (await findCardMessage(tx, replyToId)),
    thread: rows[0]?.conversation_id ?? null,
  };
}

/**
 * The customer conversation that a member's message is about: the one whose card it answers, or of whose staff thread it is part.
 * Null where it is about none, or the two disagree.
 */
export async function readSubject(tx: Transaction, message: ChatMessage): Promise<ConversationId | null> {
  if (message.audience === "customers") return message.conversationId;
  const { card, thread } = await readContext(tx, message);
  if (card && thread && card.conversationId !== thread) return null;
  return card?.conversationId ?? thread;
}
