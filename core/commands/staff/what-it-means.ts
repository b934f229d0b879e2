import type { ConversationId, UserId } from "../../kernel/ids.ts";
import type { Context } from "./read-subject.ts";

/** A member's plain text in a chat of members, with all that decides what becomes of it. */
export type PlainText = Context & {
  /** In their own chat with the hub, or in one they share. */
  readonly place: "direct" | "staff";
  readonly speakerId: UserId;
  readonly hasWords: boolean;
  readonly hasFiles: boolean;
  /** Whether they switched on that their plain text here goes to the customer. */
  readonly replies: boolean;
};

/** What a text becomes. A hint changes nothing and reaches nobody else. */
export type Meaning =
  | { readonly kind: "reply" | "note"; readonly conversationId: ConversationId }
  | { readonly kind: "hint"; readonly why: Hint };

/**
 * `which`: it is about no conversation. `two`: it answers the card of another conversation than the thread's. `foreign`: it answers
 * a card made for somebody else. `files`: a file can't be taken over. `command`: it begins like a command and is none. `form`: nobody
 * waits for this form any more.
 */
export type Hint = "which" | "two" | "foreign" | "files" | "command" | "form";

/** Decides what a member's plain text becomes; it reaches a customer only where they plainly meant it to. Pure. */
export function whatItMeans({
  place,
  card,
  thread,
  speakerId,
  hasWords,
  hasFiles,
  replies,
}: PlainText): Meaning {
  if (card?.userId && card.userId !== speakerId) return hint("foreign");
  if (card && thread && card.conversationId !== thread) return hint("two");
  const conversationId = card?.conversationId ?? thread;
  if (conversationId === null) return hint("which");
  if (hasFiles || !hasWords) return hint("files");
  // In one's own chat only an answer to a card is for the customer; in a shared one, others may take plain text for talk among us.
  const sends = place === "direct" ? card !== null : replies;
  return { kind: sends ? "reply" : "note", conversationId };
}

const hint = (why: Hint): Meaning => ({ kind: "hint", why });
