import type {
  ChannelId,
  ContactId,
  ConversationId,
  LabelId,
  MessageId,
  RuleId,
  TemplateId,
  UserId,
} from "../kernel/ids.ts";

import type { ExternalIdentity } from "../protocol/index.ts";

/** The events of rooms, by kind: a room extends this by module augmentation. */
export interface RoomEvents {}

type RoomEvent = {
  [K in keyof RoomEvents]: RoomEvents[K] & { readonly kind: K };
}[keyof RoomEvents];

/** Everything that happens in the hub and that somebody else must hear of. A new member makes the compiler list who cares. */
export type HubEvent =
  | RoomEvent
  /** A customer's (or echoed) message was stored; rules want to see it. `first`: the first a customer wrote in this conversation. */
  | {
      readonly kind: "message_received";
      readonly messageId: MessageId;
      readonly conversationId: ConversationId;
      readonly first: boolean;
      /** Who said it, by the platform's own id; told of those that responders want. */
      readonly identity?: ExternalIdentity;
      /** A dialogue was open in its conversation, or it is a chat of members. */
      readonly dialogue?: boolean;
    }
  | { readonly kind: "reply_queued"; readonly messageId: MessageId; readonly conversationId: ConversationId }
  | {
      readonly kind: "delivery_changed";
      readonly messageId: MessageId;
      readonly conversationId: ConversationId;
      readonly state: string;
    }
  /** Edited, deleted, reacted to, or its media arrived. */
  | {
      readonly kind: "message_changed";
      readonly messageId: MessageId;
      readonly conversationId: ConversationId;
    }
  /** It was the echo of another message, which is the only one left. */
  | {
      readonly kind: "message_removed";
      readonly messageId: MessageId;
      readonly conversationId: ConversationId;
    }
  /** A note, or an event line in the thread. */
  | { readonly kind: "note_added"; readonly messageId: MessageId; readonly conversationId: ConversationId }
  /** `from`: who was in charge before, when that is what changed; whoever saw it only for that must hear that it is gone. */
  | {
      readonly kind: "conversation_changed";
      readonly conversationId: ConversationId;
      readonly from?: UserId | null;
      /** It became a chat of members, and is no part of the inbox any more. */
      readonly left?: true;
    }
  | { readonly kind: "contact_changed"; readonly contactId: ContactId }
  | { readonly kind: "channel_changed"; readonly channelId: ChannelId }
  | { readonly kind: "rule_changed"; readonly ruleId: RuleId }
  | { readonly kind: "label_changed"; readonly labelId: LabelId }
  | { readonly kind: "template_changed"; readonly templateId: TemplateId }
  | { readonly kind: "member_changed"; readonly userId: UserId }
  /** What is set for the whole organization: when it is open, what it is called. */
  | { readonly kind: "setting_changed"; readonly name: "business-hours" | "organization" };

/** Events that wait for somebody to act on them; all others are done once told. */
export const WORK: ReadonlySet<HubEvent["kind"]> = new Set(["message_received"]);
