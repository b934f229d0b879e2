import type { CommandChat, IdempotencyKey } from "../../access/index.ts";
import type { MessageId } from "../../kernel/ids.ts";
import type { Speaker } from "../speaker.ts";

/** How a command came: typed, by the platform's own menu, a button, a reply to a card, a reaction, on the page, by a program. */
export type Entry = "text" | "native" | "button" | "card" | "reaction" | "page" | "api";

/** A command on its way in: who gives it, where, and how. */
export type Asked = {
  readonly speaker: Speaker;
  readonly chat: CommandChat;
  readonly entry: Entry;
  /** The message that gave it. A message is one use, however often it is handled. */
  readonly messageId: MessageId | null;
  /** Set where the caller may ask again: the same request is then answered alike, and done once. */
  readonly once?: IdempotencyKey | undefined;
  /** The caller's address, for the audit trail. */
  readonly ip?: string;
};
