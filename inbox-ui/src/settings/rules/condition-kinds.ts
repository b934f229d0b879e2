import type { Condition } from "../../api/types.ts";

export const KINDS = [
  "all",
  "any",
  "not",
  "text_contains",
  "text_matches",
  "channel",
  "first_message",
  "business_hours",
  "in_group",
] as const;
export type ConditionKind = (typeof KINDS)[number];

/** Returns the kind of a condition. */
export function kindOf(condition: Condition): ConditionKind {
  if ("all" in condition) return "all";
  if ("any" in condition) return "any";
  return "not" in condition ? "not" : condition.kind;
}

/** Returns the parts of a group; none for other kinds. */
export function partsOf(condition: Condition): readonly Condition[] {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  return "not" in condition ? [condition.not] : [];
}

/** Converts a condition to another kind and keeps the parts of a group. */
export function changeKind(condition: Condition, kind: ConditionKind): Condition {
  const parts = partsOf(condition);
  switch (kind) {
    case "all":
      return { all: parts };
    case "any":
      return { any: parts };
    case "not":
      return { not: parts[0] ?? { kind: "first_message" } };
    case "text_contains":
      return { kind, words: [] };
    case "text_matches":
      return { kind, pattern: "" };
    case "channel":
      return { kind, channelIds: [] };
    case "first_message":
      return { kind };
    case "business_hours":
      return { kind, open: true };
    case "in_group":
      return { kind, group: false };
  }
}

/** Replaces the parts of a group. */
export const withParts = (condition: Condition, parts: readonly Condition[]): Condition =>
  "any" in condition ? { any: parts } : { all: parts };
