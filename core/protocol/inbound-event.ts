import type { JsonObject } from "../kernel/json.ts";
import type { InboundContent, MediaKind, RemoteMedia } from "./content.ts";
import type { HealthFinding } from "./health-finding.ts";

/** One way a platform names a person; unique within a channel. Rotated and merged by contacts, never parsed. */
export type IdentityKind = "user_id" | "phone" | "email" | "username" | "bsuid" | "lid" | "visitor";
export type ExternalIdentity = { readonly kind: IdentityKind; readonly value: string };

/** A contact as the platform describes them. The first identity is the one to reply to. */
export type Party = {
  readonly identities: readonly [ExternalIdentity, ...ExternalIdentity[]];
  readonly name?: string;
  /** What to call somebody in lists who gave no name; never said to them. */
  readonly nickname?: string;
  readonly username?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly isBot?: boolean;
  /** Their picture, fetched like media. */
  readonly avatar?: RemoteMedia;
};

/** Where a message belongs at the provider: a chat, a mail thread, a Slack thread. */
export type ThreadReference = {
  /** Unique within the channel. */
  readonly key: string;
  readonly kind: "direct" | "group" | "mail" | "web";
  /** Its title as of this event. */
  readonly title?: string;
  /** The title it began with, where later messages repeat only that one. It names a new conversation and renames none. */
  readonly initialTitle?: string;
  /** What the connector needs to answer there (subject, references, parent ts …). */
  readonly context?: JsonObject;
  /** The server, workspace or community it is in. */
  readonly space?: { readonly key: string; readonly title?: string };
  /** The channel or forum that a thread was opened in. */
  readonly parent?: { readonly key: string; readonly title?: string };
};

type EventBase = {
  /** The provider's key of this event, unique per channel: a repeat is not an error and changes nothing. */
  readonly key: string;
  /** RFC 3339, the provider's clock; where it tells no time, when the payload reached us. */
  readonly occurredAt: string;
  /** Decimal digits; the provider's own count of what it tells, for what it tells of one moment: its clock often has whole seconds. */
  readonly sequence?: string;
  readonly thread: ThreadReference;
};

/** What a message replies to, in the platform's words: the hub may never have seen it. */
export type Quote = {
  /** Empty for a message without words. */
  readonly text: string;
  /** What the message was, if not words: a kind of media, a story. */
  readonly kind?: MediaKind | "story" | "location" | "contact_card" | "poll";
  readonly authorName?: string;
  /** Only this passage was chosen, not the whole message. */
  readonly passage?: true;
};

/** A new message. `author: "account"` is an echo of our own account, written elsewhere (native app, another tool). */
export type MessageReceived = EventBase & {
  readonly kind: "message_received";
  readonly externalId: string;
  /** Decimal digits; the provider's own order within the thread (message id, snowflake, ts without its dot). Absent: behind what the thread has by then. */
  readonly position?: string;
  readonly author: "contact" | "account";
  readonly from: Party;
  readonly content: InboundContent;
  readonly replyTo?: string;
  readonly quote?: Quote;
  /** Who said it first, when it was forwarded. */
  readonly forwardedFrom?: string;
  /** Said to everybody and not to us, such as a channel's post: no responder is asked. */
  readonly broadcast?: true;
  /** Messages that share it are one album. */
  readonly albumKey?: string;
  /** Mail that must never be answered by a machine (RFC 3834), bots, lists. */
  readonly automatic?: boolean;
  /** Echoes only: our own message id, where the platform tells it again (a nonce, metadata). */
  readonly deliveryKey?: string;
  /** Echoes only: which call of that message it is the echo of, from 0, where the platform tells it again. */
  readonly deliveryPart?: number;
  /** Echoes only: further ids by which our own call knows this message (files of an upload). */
  readonly otherIds?: readonly string[];
};

/** `original`: what the message was told with beside its words, where the platform tells it again; with `from`, enough to keep an edit of a message that never came. */
export type MessageEdited = EventBase & {
  readonly kind: "message_edited";
  readonly externalId: string;
  readonly content: InboundContent;
  readonly from?: Party;
  readonly original?: Pick<
    MessageReceived,
    | "occurredAt"
    | "position"
    | "author"
    | "replyTo"
    | "quote"
    | "forwardedFrom"
    | "broadcast"
    | "albumKey"
    | "automatic"
  >;
};
export type MessageDeleted = EventBase & { readonly kind: "message_deleted"; readonly externalId: string };
/** The full set of one person's reactions to one message after the change; with `change`, only what was added or removed (Slack, Discord). */
export type ReactionChanged = EventBase & {
  readonly kind: "reaction_changed";
  readonly externalId: string;
  readonly from: Party;
  readonly emoji: readonly string[];
  readonly change?: "added" | "removed";
};
/** All reactions of a message were taken away, or all of one emoji. */
export type ReactionsCleared = EventBase & {
  readonly kind: "reactions_cleared";
  readonly externalId: string;
  readonly emoji?: string;
};
export type ButtonPressed = EventBase & {
  readonly kind: "button_pressed";
  readonly externalId: string;
  readonly from: Party;
  readonly value: string;
  readonly label?: string;
  /** What `send` needs to acknowledge the press in time. */
  readonly answer?: JsonObject;
};
/** The full set of one person's choices after the change. */
export type PollAnswered = EventBase & {
  readonly kind: "poll_answered";
  /** `externalId` of the poll, or of its message. */
  readonly pollId: string;
  readonly from: Party;
  /** Places in the poll's options, from 0. */
  readonly options: readonly number[];
  /** Where the platform tells options one by one. Absent: `options` are all that the person chose. */
  readonly change?: "added" | "removed";
};
/** A native slash command of the platform; plain "/text" arrives as a message. */
export type CommandInvoked = EventBase & {
  readonly kind: "command_invoked";
  readonly name: string;
  /** What was typed behind the name; typed options as "name:value" in their order. */
  readonly arguments: string;
  /** Typed arguments by name, where the platform has them. */
  readonly options?: JsonObject;
  readonly from: Party;
  readonly answer?: JsonObject;
};
/** The answers to a form that a button of ours opened. */
export type FormSubmitted = EventBase & {
  readonly kind: "form_submitted";
  /** The `name` of the form. */
  readonly form: string;
  readonly values: Readonly<Record<string, string>>;
  readonly from: Party;
  /** The message whose button opened it. */
  readonly externalId?: string;
  readonly answer?: JsonObject;
};
/** States merge monotonically: sent < delivered < read; `failed` only before `delivered`. */
export type ReceiptArrived = EventBase & {
  readonly kind: "receipt_arrived";
  readonly externalId?: string;
  /** Our own delivery id, where the platform echoes it. */
  readonly deliveryKey?: string;
  readonly state: "sent" | "delivered" | "read" | "failed";
  readonly reason?: string;
};
/** Everything of ours up to a moment was read (web chat, WhatsApp Web). */
export type ThreadRead = EventBase & { readonly kind: "thread_read"; readonly upTo: string };
/** Ephemeral: never stored, only shown. */
export type TypingStarted = EventBase & { readonly kind: "typing_started"; readonly from: Party };
export type ParticipantChanged = EventBase & {
  readonly kind: "participant_changed";
  readonly who: Party;
  readonly change: "joined" | "left" | "blocked_us" | "unblocked_us";
};
/** A contact's name or language, sent without a message. Only the identities are verified. */
export type PersonDescribed = EventBase & { readonly kind: "person_described"; readonly who: Party };
/** A platform gave a contact a new identifier. */
export type IdentityRotated = EventBase & {
  readonly kind: "identity_rotated";
  readonly from: ExternalIdentity;
  readonly to: ExternalIdentity;
};
/** The provider gave the thread a new key: a Telegram group became a supergroup, a Slack channel was shared. `to` is where it goes on. */
export type ThreadMoved = EventBase & { readonly kind: "thread_moved"; readonly to: ThreadReference };
/** The thread has a new title, which is that of `thread`. */
export type ThreadRenamed = EventBase & {
  readonly kind: "thread_renamed";
  readonly thread: ThreadReference & { readonly title: string };
};
/** News of the account itself, of no thread: removed from a server, tokens revoked, quality lowered. They are kept until the next check. */
export type AccountReported = Omit<EventBase, "thread"> & {
  readonly kind: "account_reported";
  readonly findings: readonly HealthFinding[];
};
/** The platform approved, refused or paused a template. */
export type TemplateChanged = Omit<EventBase, "thread"> & {
  readonly kind: "template_changed";
  readonly name: string;
  readonly language: string;
  readonly state: "approved" | "pending" | "rejected" | "paused";
  readonly reason?: string;
};
/** Understood as an event, but not of a kind the hub knows; the raw payload is kept. */
export type UnsupportedEvent = EventBase & { readonly kind: "unsupported"; readonly what: string };

/** Every event of a platform in normalised form. Only a connector's pure `normalise` produces it. */
export type InboundEvent =
  | MessageReceived
  | MessageEdited
  | MessageDeleted
  | ReactionChanged
  | ReactionsCleared
  | ButtonPressed
  | PollAnswered
  | CommandInvoked
  | FormSubmitted
  | ReceiptArrived
  | ThreadRead
  | TypingStarted
  | ParticipantChanged
  | PersonDescribed
  | IdentityRotated
  | ThreadMoved
  | ThreadRenamed
  | AccountReported
  | TemplateChanged
  | UnsupportedEvent;
