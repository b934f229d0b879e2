import type { OutputOf, BodyOf } from "../../../hub/api.ts";
import type { Capabilities } from "../../../core/protocol/index.ts";
import type { Action as RuleAction, Condition } from "../../../core/rules/index.ts";

export type { Placeholder } from "../../../core/templates/index.ts";

export type { Button, Capabilities, Mark, RichText } from "../../../core/protocol/index.ts";

/** The types of the server's schemas, by the names that pages use. */

type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;
type Answer<M extends "get" | "post" | "put", P extends string> = DeepReadonly<OutputOf<M, P>>;
type ItemOf<P extends string> = Answer<"get", P> extends { readonly items: readonly (infer E)[] } ? E : never;

/** RFC 3339. */
export type Time = string;
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };
export type Items<T> = { readonly items: readonly T[] };
export type Facts = Readonly<Record<string, unknown>>;

export type Me = Answer<"get", "/me">;
export type Permissions = Me["permissions"];
export type Scope = "own" | "team" | "channel" | "all";
export type Session = ItemOf<"/me/sessions">;
export type ApiKey = ItemOf<"/keys">;
export type NewApiKey = Answer<"post", "/keys">;
export type Member = ItemOf<"/members">;
export type Role = ItemOf<"/roles">;
export type Invitation = ItemOf<"/invitations">;
export type InvitationPreview = Answer<"get", "/invitations/:id/preview">;
export type AuditEntry = ItemOf<"/audit">;
export type AuditVerdict = Answer<"get", "/audit/verdict">;

export type Connector = Omit<ItemOf<"/connectors">, "capabilities"> & { readonly capabilities: Capabilities };
export type GuideStep = Connector["guide"][number];
export type FormField = Connector["settings"][number];
export type Channel = ItemOf<"/channels">;
/** The values of a form; the server checks each field. */
export type ChannelDraft = Omit<BodyOf<"post", "/channels">, "credentials" | "settings"> & {
  readonly credentials: Facts;
  readonly settings: Facts;
};
export type ChannelChange = Omit<BodyOf<"patch", "/channels/:id">, "credentials" | "settings"> & {
  readonly credentials?: Facts;
  readonly settings?: Facts;
};
export type Health = Channel["health"];
export type HealthState = Health["state"];
export type Finding = Health["findings"][number];
export type QuarantinedEvent = ItemOf<"/channels/:id/quarantine">;

export type Label = ItemOf<"/labels">;
export type LabelDraft = Omit<Label, "id">;
export type Conversation = ItemOf<"/conversations">;
export type ConversationStatus = Conversation["status"];
export type ConversationDetails = Omit<Answer<"get", "/conversations/:id">, "capabilities"> & {
  readonly capabilities: Capabilities;
};
export type Participant = ConversationDetails["participants"][number];
export type Counts = Answer<"get", "/conversations/counts">;

export type Message = ItemOf<"/conversations/:id/messages">;
export type Author = Message["author"];
export type AuthorKind = Author["kind"];
export type Delivery = NonNullable<Message["delivery"]>;
export type DeliveryState = Delivery["state"];
export type FailedChange = Message["failedChanges"][number];
export type Reaction = Message["reactions"][number];
export type Part = Message["parts"][number];
export type MediaPart = Extract<Part, { readonly attachment: unknown }>;
export type MediaKind = MediaPart["kind"];
export type Attachment = MediaPart["attachment"];
export type LocationPart = Extract<Part, { readonly kind: "location" }>;
export type ContactCardPart = Extract<Part, { readonly kind: "contact_card" }>;
export type PollPart = Extract<Part, { readonly kind: "poll" }>;
export type CardPart = Extract<Part, { readonly kind: "card" }>;
export type FormPart = Extract<Part, { readonly kind: "form" }>;
export type UnsupportedPart = Extract<Part, { readonly kind: "unsupported" }>;
export type DeliveryLog = Answer<"get", "/messages/:id/delivery">;
export type DeliveryAttempt = DeliveryLog["attempts"][number];
export type Edit = ItemOf<"/messages/:id/edits">;
/** `why`: each condition with its result, one a line; parts of a group are indented. */
export type Cause = Answer<"get", "/messages/:id/cause">;
export type Upload = Answer<"post", "/attachments">;

/** A command that the member may give. */
export type OfferedCommand = ItemOf<"/commands">;
export type CommandArgument = OfferedCommand["arguments"][number];
export type CommandOverview = ItemOf<"/commands/overview">;
export type CustomCommand = ItemOf<"/commands/custom">;
export type CustomArgument = CustomCommand["arguments"][number];
export type TriedCommand = Answer<"post", "/commands/trial">;
export type GivenCommand = Answer<"post", "/commands">;

export type Template = ItemOf<"/templates">;
export type ContactSummary = ItemOf<"/contacts">;
export type Contact = Answer<"get", "/contacts/:id">;

/** Ids are plain strings here. */
type Plain<T> = T extends object
  ? { readonly [K in keyof T]: K extends "kind" ? T[K] : T[K] extends string ? string : T[K] }
  : T;
export type Action = Plain<RuleAction>;
export type { Condition } from "../../../core/rules/index.ts";
export type RuleDraft = Pick<
  ItemOf<"/rules">,
  "name" | "enabled" | "trigger" | "stop" | "cooldownSeconds"
> & { readonly conditions: Condition; readonly actions: readonly Action[] };
export type Rule = RuleDraft &
  Pick<ItemOf<"/rules">, "id" | "position" | "runs24h" | "version" | "missing" | "skipped">;
export type Trial = Answer<"post", "/rules/trial">;
export type BusinessHours = Answer<"get", "/settings/business-hours">;
export type Weekday = keyof BusinessHours["days"];
