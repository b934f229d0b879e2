import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import type { RuleId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { checkReferences } from "./check-references.ts";
import type { By, RuleDraft } from "./create-rule.ts";
import { readRule } from "./queries.ts";
import { rules } from "./table.ts";

/** What is named changes, the rest stays. */
export type RuleChange = { readonly [K in keyof RuleDraft]?: RuleDraft[K] | undefined };

/** Changes a rule; throws `rule_unknown`. */
export async function updateRule(tx: Transaction, by: By, id: string, change: RuleChange): Promise<RuleId> {
  const before = await readRule(tx, id);
  await checkReferences(tx, change.conditions ?? before.conditions, change.actions ?? before.actions);
  const { name = before.name, enabled = before.enabled, conditions = before.conditions, actions = before.actions, stop = before.stop, cooldownSeconds = before.cooldownSeconds } = change;
  await tx.db.update(rules).set({ name, enabled, conditions, actions, stop, cooldownSeconds }).where(and(eq(rules.organizationId, tx.organizationId), eq(rules.id, before.id)));
  await appendEvent(tx, { kind: "rule_changed", ruleId: before.id });
  const changed = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  await recordAudit(tx, { ...by, action: "rule.changed", target: { kind: "rule", id: before.id }, facts: { name, changed } });
  return before.id;
}
