import { sayTyping } from "../../api/conversations.ts";

const EVERY_MS = 4_000;

/** Tells a conversation's customer that somebody writes: to be called at every stroke, heard of now and then. */
export function typingSign(conversationId: string): () => void {
  let saidAt = 0;
  return () => {
    if (Date.now() - saidAt < EVERY_MS) return;
    saidAt = Date.now();
    void sayTyping(conversationId).catch(() => undefined);
  };
}
