import type { Action, Condition, Rule } from "./rule.ts";

/** The kinds of objects that a rule refers to and that can be removed while the rule stays. */
export const REFERENCE_KINDS = ["assignee", "label", "template", "channel"] as const;

export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

export type Reference = { readonly kind: ReferenceKind; readonly id: string };

/** Lists everything a rule refers to. */
export const referencesOf = ({
  conditions,
  actions,
}: Pick<Rule, "conditions" | "actions">): readonly Reference[] => [
  ...actions.flatMap(namedByAction),
  ...namedByCondition(conditions),
];

function namedByAction(action: Action): readonly Reference[] {
  switch (action.kind) {
    case "reply":
      return "templateId" in action ? [{ kind: "template", id: action.templateId }] : [];
    case "label":
      return [{ kind: "label", id: action.labelId }];
    case "assign":
      return [{ kind: "assignee", id: action.userId }];
  }
}

function namedByCondition(condition: Condition): readonly Reference[] {
  if ("all" in condition) return condition.all.flatMap(namedByCondition);
  if ("any" in condition) return condition.any.flatMap(namedByCondition);
  if ("not" in condition) return namedByCondition(condition.not);
  return condition.kind === "channel" ? condition.channelIds.map((id) => ({ kind: "channel", id })) : [];
}
