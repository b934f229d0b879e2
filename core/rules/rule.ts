import type { LabelId, RuleId, TemplateId, UserId } from "../kernel/ids.ts";
import type { BusinessHours } from "../settings/index.ts";

/** What must be true for a message. An empty `all` is always true, an empty `any` never. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Test;

/** One test of a message. */
export type Test =
  /** Any of these words or phrases, as whole words, in whatever case (`evaluate/normalised-text.ts` says what a word is). */
  | { readonly kind: "text_contains"; readonly words: readonly string[] }
  /** An RE2 pattern anywhere in the text, in whatever case. */
  | { readonly kind: "text_matches"; readonly pattern: string }
  | { readonly kind: "channel"; readonly channelIds: readonly string[] }
  /** The first message a customer wrote in this conversation, before our side said anything. */
  | { readonly kind: "first_message" }
  | { readonly kind: "business_hours"; readonly open: boolean }
  /** Whether several people talk in the conversation, in front of each other. */
  | { readonly kind: "in_group"; readonly group: boolean };

/** What a rule does when its condition holds. */
export type Action =
  | { readonly kind: "reply"; readonly templateId: TemplateId }
  | { readonly kind: "reply"; readonly text: string }
  | { readonly kind: "label"; readonly labelId: LabelId }
  | { readonly kind: "assign"; readonly userId: UserId };

/** The event that a rule is evaluated for. */
export type Trigger = { readonly kind: "message_received" };

/** An auto-response rule. Rules are evaluated by `position`. When one with `stop` matches, later ones are not evaluated. */
export type Rule = {
  readonly id: RuleId;
  readonly name: string;
  readonly enabled: boolean;
  readonly position: number;
  readonly trigger: Trigger;
  readonly conditions: Condition;
  readonly actions: readonly Action[];
  readonly stop: boolean;
  /** How long the rule does nothing in a conversation it has acted in. */
  readonly cooldownSeconds: number;
};

/** What rules know about a message. */
export type Facts = {
  readonly text: string;
  readonly channelId: string;
  /** The first message of its conversation, in which our side has not spoken either. */
  readonly first: boolean;
  readonly group: boolean;
  readonly now: Temporal.Instant;
  /** Null when none are set, which counts as always open. */
  readonly businessHours: BusinessHours | null;
  /** Written by a machine; no rule replies to it. */
  readonly automatic: boolean;
};

/** A rule that matched. `why`: each condition with its result, a line each. */
export type Decision = {
  readonly ruleId: RuleId;
  readonly name: string;
  readonly actions: readonly Action[];
  readonly cooldownSeconds: number;
  readonly why: readonly string[];
};
