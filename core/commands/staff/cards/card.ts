import type { Resource, Words } from "../../../access/index.ts";
import type { ConversationId } from "../../../kernel/ids.ts";

/** Why a member is told of a conversation by a card. */
export const CARD_KINDS = ["new", "assigned", "mentioned", "waiting"] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** A customer's conversation as a card shows it. */
export type CardConversation = {
  readonly id: ConversationId;
  readonly number: number;
  /** As people know the chat app: "Telegram". */
  readonly platform: string;
  readonly customer: string;
  readonly status: "open" | "pending" | "snoozed" | "resolved";
  readonly snoozedUntil: Temporal.Instant | null;
  readonly urgent: boolean;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  /** Since when the customer waits for an answer. */
  readonly waitingSince: Temporal.Instant | null;
  /** What was said since then, oldest first; else the customer's last words. `further`: how many more there are. */
  readonly lines: readonly string[];
  readonly further: number;
  /** As rights see it. */
  readonly resource: Resource;
};

/** What a card shows, in the chat's language. Buttons are commands to press, as they would be typed. */
export type Card = {
  readonly text: string;
  /** The status by itself: what platforms are told that change no message. */
  readonly status: string;
  readonly buttons: readonly { readonly label: Words; readonly command: string }[];
};
