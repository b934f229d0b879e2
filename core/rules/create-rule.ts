import { sql } from "drizzle-orm";
import { actionsFor, organizationTarget, type Actor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { newId, type RuleId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { authoriseActions } from "./authorise-actions.ts";
import { checkCost } from "./check-cost.ts";
import { checkReferences } from "./check-references.ts";
import { checkWords } from "./check-words.ts";
import { RuleDraftSchema } from "./present.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./table.ts";

/** Holds what a member enters for a rule; the hub chooses its id and position. */
export type RuleDraft = Pick<
  Rule,
  "name" | "enabled" | "conditions" | "actions" | "stop" | "cooldownSeconds"
>;

const action = actionsFor<unknown>();

/** Creates a rule that is evaluated after all others. */
export const createRule = action({
  name: "rule.create",
  summary: "Makes a rule, asked after all others.",
  permission: "rule.manage",
  errors: {
    refused: ["permission_too_narrow"],
    invalid: ["reference_unknown", "placeholder_unknown", "rules_too_large"],
  },
  target: organizationTarget,
  input: RuleDraftSchema,
  record: "audit",
  async perform({ tx, actor, note }, _, draft) {
    const ruleId = await addRule(tx, actor, draft);
    note(ruleCreated(ruleId, draft));
    return ruleId;
  },
});

/** Adds a rule. An active one requires the permissions for its actions (`authoriseActions`). */
export async function addRule(tx: Transaction, actor: Actor, draft: RuleDraft): Promise<RuleId> {
  if (draft.enabled) authoriseActions(actor, draft.actions);
  checkWords(draft.actions);
  await checkReferences(tx, draft.conditions, draft.actions);
  if (draft.enabled) await checkCost(tx, draft.conditions);
  const ruleId = newId("rul");
  await tx.db.insert(rules).values({
    organizationId: tx.organizationId,
    id: ruleId,
    ...draft,
    trigger: { kind: "message_received" },
    position: afterAll(tx),
  });
  await appendEvent(tx, { kind: "rule_changed", ruleId });
  return ruleId;
}

/** Builds the audit entry of a new rule. */
export const ruleCreated = (ruleId: RuleId, { name }: RuleDraft) => ({
  action: "rule.created",
  target: { kind: "rule", id: ruleId },
  facts: { name },
});

const afterAll = (tx: Transaction) =>
  sql`(select coalesce(max(position), 0) + 1 from comm_auto_response_rules where organization_id = ${tx.organizationId})`;
