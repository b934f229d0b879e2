import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { RuleId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { authoriseActions } from "./authorise-actions.ts";
import { checkReferences } from "./check-references.ts";
import { checkWords } from "./check-words.ts";
import type { By, RuleDraft } from "./create-rule.ts";
import { readRule, ruleVersion } from "./queries.ts";
import type { Condition } from "./rule.ts";
import { rules } from "./table.ts";

/** What is named changes, the rest stays. `version`: the rule it was made of. */
export type RuleChange = { readonly [K in keyof RuleDraft]?: RuleDraft[K] | undefined } & {
  readonly version?: string | undefined;
};

const NOTHING_ASKED: Condition = { all: [] };

/** Changes a rule; throws `rule_unknown`, `rule_changed` when it is another than the change was made of, and while it is on as `authoriseActions` does. */
export async function updateRule(
  tx: Transaction,
  by: By,
  id: string,
  { version, ...change }: RuleChange,
): Promise<RuleId> {
  const before = await readRule(tx, id);
  // Only what is said now: a rule that names somebody who has left must still be renamed and switched off.
  checkWords(change.actions ?? []);
  await checkReferences(tx, change.conditions ?? NOTHING_ASKED, change.actions ?? []);
  const {
    name = before.name,
    enabled = before.enabled,
    conditions = before.conditions,
    actions = before.actions,
    stop = before.stop,
    cooldownSeconds = before.cooldownSeconds,
  } = change;
  if (enabled) authoriseActions(by.actor, actions);
  const { rowCount } = await tx.db
    .update(rules)
    .set({ name, enabled, conditions, actions, stop, cooldownSeconds })
    .where(
      and(
        eq(rules.organizationId, tx.organizationId),
        eq(rules.id, before.id),
        version === undefined ? undefined : eq(ruleVersion, version),
      ),
    );
  if (rowCount === 0)
    throw conflict("rule_changed", "Somebody changed this rule meanwhile. Look at it again.", {
      ruleId: before.id,
    });
  await appendEvent(tx, { kind: "rule_changed", ruleId: before.id });
  const changed = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  await recordAudit(tx, {
    ...by,
    action: "rule.changed",
    target: { kind: "rule", id: before.id },
    facts: { name, changed },
  });
  return before.id;
}
