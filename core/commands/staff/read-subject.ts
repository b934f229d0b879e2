import type { Transaction } from "../../database/index.ts";
import type { ConversationId } from "../../kernel/ids.ts";
import type { ChatMessage } from "../chat/chat-message.ts";

/** The customer conversation that a member's message is about: the one whose card it answers, or of whose staff thread it is part. */
export async function readSubject(_tx: Transaction, message: ChatMessage): Promise<ConversationId | null> {
  if (message.audience === "customers") return message.conversationId;
  return null;
}
