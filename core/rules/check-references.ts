import type { Transaction } from "../database/index.ts";
import { invalid } from "../kernel/errors.ts";
import type { Action, Condition } from "./rule.ts";

/** Refuses a rule that names a template, label, member or channel the organization does not have; throws `reference_unknown`. */
export async function checkReferences(tx: Transaction, conditions: Condition, actions: readonly Action[]): Promise<void> {
  const named = [...actions.flatMap(namedByAction), ...namedByCondition(conditions)];
  if (named.length === 0) return;
  const { rows } = await tx.client.query<{ id: string }>(FOUND, [tx.organizationId, named]);
  const found = new Set(rows.map((row) => row.id));
  const unknown = named.filter((id) => !found.has(id));
  if (unknown.length > 0) throw invalid("reference_unknown", "The rule names something that is not there any more. Choose again.", { unknown });
}

const FOUND = `
  select id from comm_templates where organization_id = $1 and id = any ($2)
  union all select id from comm_labels where organization_id = $1 and id = any ($2)
  union all select user_id from user_roles where organization_id = $1 and user_id = any ($2)
  union all select id from comm_channels where organization_id = $1 and id = any ($2)`;

function namedByAction(action: Action): string[] {
  switch (action.kind) {
    case "reply":
      return "templateId" in action ? [action.templateId] : [];
    case "label":
      return [action.labelId];
    case "assign":
      return [action.userId];
  }
}

function namedByCondition(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(namedByCondition);
  if ("any" in condition) return condition.any.flatMap(namedByCondition);
  if ("not" in condition) return namedByCondition(condition.not);
  return condition.kind === "channel" ? condition.channelIds : [];
}
