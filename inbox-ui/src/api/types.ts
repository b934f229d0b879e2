import type { Button, Capabilities, RichText } from "../../../core/protocol/index.ts";

export type { Button, Capabilities, Mark, RichText } from "../../../core/protocol/index.ts";

/** RFC 3339. */
export type Time = string;
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };
export type Items<T> = { readonly items: readonly T[] };

export type Scope = "own" | "team" | "channel" | "all";
export type Permissions = Readonly<Record<string, Scope>>;
export type Me = {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly organization: { readonly id: string; readonly name: string; readonly slug: string };
  readonly organizations: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  readonly role: string;
  readonly permissions: Permissions;
};
export type Member = { readonly id: string; readonly name: string; readonly email: string; readonly role: string; readonly joinedAt: Time };
export type Role = { readonly id: string | null; readonly name: string; readonly builtIn: boolean; readonly permissions: Permissions };
export type Invitation = { readonly id: string; readonly email: string; readonly role: string; readonly status: string; readonly link: string | null; readonly expiresAt: Time };
export type InvitationPreview = { readonly organizationName: string; readonly email: string; readonly role: string };
export type Facts = Readonly<Record<string, unknown>>;
export type AuditEntry = {
  readonly id: string;
  readonly at: Time;
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string | null };
  readonly action: string;
  readonly target: { readonly kind: string; readonly id: string } | null;
  readonly facts: Facts;
  readonly ip: string | null;
};

export type FormField = {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly secret: boolean;
  readonly required: boolean;
  readonly type: "text" | "boolean" | "number" | "list";
  readonly options?: readonly string[];
  readonly default?: unknown;
};
export type Connector = { readonly kind: string; readonly name: string; readonly capabilities: Capabilities; readonly credentials: readonly FormField[]; readonly settings: readonly FormField[] };
export type Finding = { readonly code: string; readonly severity: "ok" | "warning" | "broken"; readonly text: string; readonly fix?: string; readonly repairable?: boolean };
export type HealthState = "ok" | "warning" | "broken" | "unknown";
export type Health = { readonly state: HealthState; readonly account: string | null; readonly findings: readonly Finding[]; readonly checkedAt: Time | null };
export type Channel = {
  readonly id: string;
  readonly connector: string;
  readonly name: string;
  readonly status: "active" | "paused";
  readonly health: Health;
  readonly lastEventAt: Time | null;
  readonly settings: Facts;
  readonly hookUrl: string;
  readonly sandbox: boolean;
  readonly createdAt: Time;
};
export type QuarantinedEvent = { readonly id: string; readonly receivedAt: Time; readonly error: string; readonly payload: unknown };

export type Label = { readonly id: string; readonly name: string; readonly colour: string };
export type ConversationStatus = "open" | "pending" | "snoozed" | "resolved";
export type Priority = "none" | "low" | "normal" | "high" | "urgent";
export type DeliveryState = "queued" | "sending" | "sent" | "delivered" | "read" | "failed" | "unconfirmed";
export type AuthorKind = "contact" | "member" | "rule" | "command" | "system" | "account";
export type Conversation = {
  readonly id: string;
  readonly number: number;
  readonly channel: { readonly id: string; readonly connector: string; readonly name: string };
  readonly title: string;
  readonly kind: "direct" | "group" | "mail" | "web";
  readonly status: ConversationStatus;
  readonly priority: Priority;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly labels: readonly Label[];
  readonly unread: number;
  readonly contact: { readonly id: string; readonly name: string; readonly avatarUrl: string | null } | null;
  readonly lastMessage: { readonly preview: string; readonly authorKind: AuthorKind; readonly authorName: string; readonly at: Time; readonly deliveryState: DeliveryState | null } | null;
  readonly snoozedUntil: Time | null;
  readonly waitingSince: Time | null;
  readonly botPausedUntil: Time | null;
  readonly version: number;
  readonly createdAt: Time;
  readonly updatedAt: Time;
};
export type Participant = {
  readonly id: string;
  readonly kind: "contact" | "member";
  readonly contactId?: string;
  readonly userId?: string;
  readonly name: string;
  readonly identities: readonly { readonly kind: string; readonly value: string }[];
};
export type ConversationDetails = Conversation & { readonly participants: readonly Participant[]; readonly capabilities: Capabilities };
export type Counts = { readonly mine: number; readonly unassigned: number; readonly all: number };

export type MediaKind = "image" | "video" | "audio" | "voice" | "file" | "sticker" | "animation";
export type Attachment = {
  readonly id: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly state: "pending" | "stored" | "failed";
  readonly url: string;
};
export type MediaPart = { readonly kind: MediaKind; readonly attachment: Attachment };
export type LocationPart = { readonly kind: "location"; readonly latitude: number; readonly longitude: number; readonly title?: string; readonly address?: string };
export type ContactCardPart = { readonly kind: "contact_card"; readonly name: string; readonly phones: readonly string[]; readonly emails: readonly string[] };
export type PollPart = { readonly kind: "poll"; readonly question: string; readonly options: readonly string[]; readonly multiple: boolean };
export type UnsupportedPart = { readonly kind: "unsupported"; readonly what: string };
export type Part = MediaPart | LocationPart | ContactCardPart | PollPart | UnsupportedPart;

export type Author = { readonly kind: AuthorKind; readonly id: string | null; readonly name: string; readonly avatarUrl: string | null };
export type Delivery = { readonly state: DeliveryState; readonly reason: string | null };
export type Reaction = { readonly emoji: string; readonly by: { readonly kind: string; readonly id: string | null; readonly name: string } };
export type Message = {
  readonly id: string;
  readonly conversationId: string;
  readonly direction: "in" | "out";
  readonly kind: "message" | "note" | "event";
  readonly author: Author;
  readonly text: RichText;
  readonly parts: readonly Part[];
  readonly buttons: readonly (readonly Button[])[] | null;
  readonly replyTo: { readonly id: string; readonly preview: string; readonly authorName: string } | null;
  readonly albumKey: string | null;
  readonly reactions: readonly Reaction[];
  readonly delivery: Delivery | null;
  readonly sentAt: Time;
  readonly receivedAt: Time;
  readonly editedAt: Time | null;
  readonly deletedAt: Time | null;
  readonly automatic: boolean;
  readonly clientKey: string | null;
  readonly position: string;
  readonly version: number;
  readonly event: { readonly kind: string; readonly facts: Facts } | null;
};
export type DeliveryAttempt = { readonly number: number; readonly startedAt: Time; readonly finishedAt: Time | null; readonly outcome: string | null; readonly detail: string | null };
export type DeliveryLedger = { readonly state: DeliveryState; readonly attempts: readonly DeliveryAttempt[]; readonly nextAttemptAt: Time | null };
export type Edit = { readonly at: Time; readonly text: RichText };
/** `why`: each condition with its result, a line each; parts of a group are set in. */
export type Cause = { readonly rule: { readonly id: string; readonly name: string } | null; readonly trigger: { readonly messageId: string; readonly preview: string } | null; readonly why: readonly string[]; readonly ranAt: Time | null };
export type Upload = { readonly id: string; readonly fileName: string; readonly contentType: string; readonly size: number; readonly url: string };

export type Template = { readonly id: string; readonly shortcut: string; readonly name: string; readonly text: RichText };
export type ContactSummary = { readonly id: string; readonly name: string; readonly email: string | null; readonly phone: string | null; readonly createdAt: Time };
export type Contact = ContactSummary & {
  readonly language: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly identities: readonly { readonly id: string; readonly channelId: string; readonly connector: string; readonly kind: string; readonly value: string }[];
  readonly conversations: readonly { readonly id: string; readonly number: number; readonly title: string; readonly status: ConversationStatus; readonly channel: { readonly id: string; readonly connector: string; readonly name: string }; readonly updatedAt: Time }[];
};

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly kind: "text_contains"; readonly words: readonly string[] }
  | { readonly kind: "text_matches"; readonly pattern: string }
  | { readonly kind: "channel"; readonly channelIds: readonly string[] }
  | { readonly kind: "first_message" }
  | { readonly kind: "business_hours"; readonly open: boolean };
export type Action =
  | { readonly kind: "reply"; readonly templateId: string }
  | { readonly kind: "reply"; readonly text: string }
  | { readonly kind: "label"; readonly labelId: string }
  | { readonly kind: "assign"; readonly userId: string };
export type RuleDraft = { readonly name: string; readonly enabled: boolean; readonly trigger: { readonly kind: "message_received" }; readonly conditions: Condition; readonly actions: readonly Action[]; readonly stop: boolean; readonly cooldownSeconds: number };
export type Rule = RuleDraft & { readonly id: string; readonly position: number; readonly runs24h: number };
export type Trial = { readonly matches: boolean; readonly actions: readonly Action[]; readonly why: readonly string[] };
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
export type BusinessHours = { readonly timeZone: string; readonly days: Readonly<Partial<Record<Weekday, readonly (readonly [string, string])[]>>> };
