import type { Conversation, Delivery, Message, RichText } from "../api/types.ts";

/** A message from this page that the hub has not answered, could not get, or refused. */
export type LocalMessage = Message & {
  readonly local?: "sending" | "waiting" | { readonly refused: string };
};
export type Typist = {
  readonly name: string;
  readonly kind: "contact" | "member";
  readonly userId?: string;
  readonly until: number;
};

/** A user's change that the hub has not answered yet. */
export type Change = { readonly key: string; readonly change: Partial<Conversation> };

/** The page's data; only `applyEvent` changes it. */
export type LiveState = {
  /** As shown: the hub's data with pending changes on top. */
  readonly conversations: Readonly<Record<string, Conversation>>;
  /** Conversations with pending changes: the hub's data and the changes. */
  readonly changing: Readonly<
    Record<string, { readonly confirmed: Conversation; readonly changes: readonly Change[] }>
  >;
  /**
   * When the hub answered the page's own read or unread marks. A mark makes no version, so an earlier request may not
   * contain it.
   */
  readonly marked: Readonly<Record<string, number>>;
  /** By conversation, in order: the newest page and older ones without gaps. */
  readonly messages: Readonly<Record<string, readonly LocalMessage[]>>;
  readonly typing: Readonly<Record<string, readonly Typist[]>>;
};

/** The events that change the state: the stream's, pages that were read, and the page's own messages. */
export type LiveEvent =
  | { readonly kind: "message"; readonly message: Message; readonly conversation: Conversation }
  /** `requestedAt` is the time of the page's request; stream events have none. */
  | { readonly kind: "conversation"; readonly conversation: Conversation; readonly requestedAt?: number }
  /** The user may no longer see these. */
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
  /** It was the echo of another message. */
  | { readonly kind: "message_removed"; readonly messageId: string; readonly conversationId: string }
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
  /** `insteadOf` is the edit time of the text that this one replaces: a later edit stays. */
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
