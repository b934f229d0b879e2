import type { Conversation, Delivery, Message, RichText } from "../api/types.ts";

/** A message of ours the server has not answered for yet, could not be reached with, or refused. */
export type LocalMessage = Message & {
  readonly local?: "sending" | "waiting" | { readonly refused: string };
};
export type Typist = {
  readonly name: string;
  readonly kind: "contact" | "member";
  readonly userId?: string;
  readonly until: number;
};

/** A change the person made and the hub has not answered for yet. */
export type Change = { readonly key: string; readonly change: Partial<Conversation> };

/** What the page knows of conversations; changed by `applyEvent` only. */
export type LiveState = {
  /** As they are shown: what the hub confirmed, under what this page is changing. */
  readonly conversations: Readonly<Record<string, Conversation>>;
  /** Conversations this page is changing, as the hub told them, and the changes it has not answered for. */
  readonly changing: Readonly<
    Record<string, { readonly confirmed: Conversation; readonly changes: readonly Change[] }>
  >;
  /** When the hub answered for this page's own mark of a conversation as read or unread, of which no version tells: what was asked before may not know of it. */
  readonly marked: Readonly<Record<string, number>>;
  /** Per conversation, in order; the newest page and what was scrolled to, without gaps. */
  readonly messages: Readonly<Record<string, readonly LocalMessage[]>>;
  readonly typing: Readonly<Record<string, readonly Typist[]>>;
};

/** What can dispatch to it: the stream's news, pages read, and our own messages before the server knows them. */
export type LiveEvent =
  | { readonly kind: "message"; readonly message: Message; readonly conversation: Conversation }
  /** `asked` is when the page asked for it; the stream's own news has none. */
  | { readonly kind: "conversation"; readonly conversation: Conversation; readonly requestedAt?: number }
  /** Somebody else's now, and not for this person to see any more. */
  | { readonly kind: "conversations_removed"; readonly ids: readonly string[] }
  | {
      readonly kind: "delivery";
      readonly messageId: string;
      readonly conversationId: string;
      readonly version: number;
      readonly delivery: Delivery;
      readonly sentAt?: string;
      readonly position?: string;
    }
  | { readonly kind: "typing"; readonly conversationId: string; readonly typist: Typist }
  | {
      readonly kind: "conversation_changing";
      readonly id: string;
      readonly key: string;
      readonly change: Partial<Conversation>;
    }
  | {
      readonly kind: "change_finished";
      readonly id: string;
      readonly key: string;
      readonly answer?: {
        readonly conversation: Conversation;
        readonly requestedAt: number;
        readonly at: number;
      };
    }
  | {
      readonly kind: "conversations_read";
      readonly conversations: readonly Conversation[];
      readonly requestedAt?: number;
    }
  | {
      readonly kind: "messages_read";
      readonly conversationId: string;
      readonly messages: readonly Message[];
      readonly newest: boolean;
    }
  | { readonly kind: "message_written"; readonly message: LocalMessage }
  | { readonly kind: "message_answered"; readonly message: Message }
  | { readonly kind: "message_waiting"; readonly conversationId: string; readonly clientKey: string }
  | {
      readonly kind: "message_refused";
      readonly conversationId: string;
      readonly clientKey: string;
      readonly reason: string;
    }
  /** `insteadOf` is when the text was changed that this one takes the place of: a later one, told meanwhile, stays. */
  | {
      readonly kind: "text_changing";
      readonly conversationId: string;
      readonly id: string;
      readonly text: RichText;
      readonly editedAt: string | null;
      readonly insteadOf: string | null;
    }
  | { readonly kind: "message_discarded"; readonly conversationId: string; readonly clientKey: string };

export const nothingKnown: LiveState = {
  conversations: {},
  changing: {},
  marked: {},
  messages: {},
  typing: {},
};
