import { and, eq } from "drizzle-orm";
import { actionsFor, type InputOf } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { Json } from "../kernel/json.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { appendEvent } from "../outbox/index.ts";
import { authoriseActions } from "./authorise-actions.ts";
import { checkCost } from "./check-cost.ts";
import { checkReferences } from "./check-references.ts";
import { checkWords } from "./check-words.ts";
import type { RuleDraft } from "./create-rule.ts";
import { RuleChangeSchema } from "./present.ts";
import { readRule, ruleVersion, type KnownRule } from "./queries.ts";
import type { Condition } from "./rule.ts";
import { rules } from "./table.ts";
import { ruleTarget } from "./target.ts";

/** Named fields change, absent ones stay. `version` is that of the rule the change was made from. */
type RuleChange = InputOf<typeof RuleChangeSchema>;

const NOTHING_ASKED: Condition = { all: [] };

const action = actionsFor<unknown>();

/** Changes a rule. Throws `rule_changed` when somebody changed it meanwhile, and for an active rule as `authoriseActions` does. */
export const updateRule = action({
  name: "rule.update",
  summary: "Changes a rule.",
  permission: "rule.manage",
  errors: {
    refused: ["permission_too_narrow"],
    conflict: ["rule_changed"],
    invalid: ["reference_unknown", "placeholder_unknown", "rules_too_large"],
  },
  target: ruleTarget,
  input: RuleChangeSchema,
  record: "audit",
  risk: "confirm",
  undo: {
    read: async (tx, { id }) => {
      const { name, enabled, conditions, actions, stop, cooldownSeconds } = await readRule(tx, id);
      return unsafeCast<Json>({ name, enabled, conditions, actions, stop, cooldownSeconds });
    },
    // What it turns on again acts by itself, and so needs the rights for that.
    async restore({ tx, actor, note }, { id, version }, before) {
      const rule = unsafeCast<RuleDraft>(before);
      if (rule.enabled) authoriseActions(actor, rule.actions);
      await write(tx, await readRule(tx, id), rule, version);
      await appendEvent(tx, { kind: "rule_changed", ruleId: id });
      const facts = { name: rule.name, changed: ["undone"] };
      note({ action: "rule.changed", target: { kind: "rule", id }, facts });
    },
  },
  async perform({ tx, actor, note }, before, { version, ...change }) {
    // Only the changed fields are checked: a rule that names a former member can still be renamed and switched off.
    checkWords(change.actions ?? []);
    await checkReferences(tx, change.conditions ?? NOTHING_ASKED, change.actions ?? []);
    const rule = merge(before, change);
    if (rule.enabled) authoriseActions(actor, rule.actions);
    if (rule.enabled && (change.conditions || !before.enabled))
      await checkCost(tx, rule.conditions, before.id);
    await write(tx, before, rule, version);
    await appendEvent(tx, { kind: "rule_changed", ruleId: before.id });
    const changed = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    note({
      action: "rule.changed",
      target: { kind: "rule", id: before.id },
      facts: { name: rule.name, changed },
    });
    return before.id;
  },
});

const merge = (
  before: KnownRule,
  {
    name = before.name,
    enabled = before.enabled,
    conditions = before.conditions,
    actions = before.actions,
    stop = before.stop,
    cooldownSeconds = before.cooldownSeconds,
  }: RuleChange,
): RuleDraft => ({ name, enabled, conditions, actions, stop, cooldownSeconds });

async function write(
  tx: Transaction,
  { id }: KnownRule,
  rule: RuleDraft,
  version: string | undefined,
): Promise<void> {
  const { rowCount } = await tx.db
    .update(rules)
    .set(rule)
    .where(
      and(
        eq(rules.organizationId, tx.organizationId),
        eq(rules.id, id),
        version === undefined ? undefined : eq(ruleVersion, version),
      ),
    );
  if (rowCount === 0)
    throw conflict("rule_changed", "Someone changed this rule in the meantime. Reload it, then try again.", {
      ruleId: id,
    });
}
