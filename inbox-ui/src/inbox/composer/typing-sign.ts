import { sayTyping } from "../../api/conversations.ts";

const EVERY_MS = 4_000;

/** Sends a typing sign to the customer. Call it at every stroke; it sends one now and then. */
export function typingSign(conversationId: string): () => void {
  let saidAt = 0;
  return () => {
    if (Date.now() - saidAt < EVERY_MS) return;
    saidAt = Date.now();
    void sayTyping(conversationId).catch(() => undefined);
  };
}
