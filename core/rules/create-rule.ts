import { sql } from "drizzle-orm";
import type { Actor } from "../access/index.ts";
import { recordAudit, type AuditRecord } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import { newId, type RuleId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { authoriseActions } from "./authorise-actions.ts";
import { checkReferences } from "./check-references.ts";
import { checkWords } from "./check-words.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./table.ts";

/** What a person says of a rule; its id and place are the hub's. */
export type RuleDraft = Pick<
  Rule,
  "name" | "enabled" | "conditions" | "actions" | "stop" | "cooldownSeconds"
>;

/** Who does it, and from where. */
export type By = Pick<AuditRecord, "ip"> & { readonly actor: Actor };

/** Makes a rule that is asked after all others; one that is on only for who may do by hand what it does (`authoriseActions`). */
export async function createRule(tx: Transaction, by: By, draft: RuleDraft): Promise<RuleId> {
  if (draft.enabled) authoriseActions(by.actor, draft.actions);
  checkWords(draft.actions);
  await checkReferences(tx, draft.conditions, draft.actions);
  const ruleId = newId("rul");
  await tx.db.insert(rules).values({
    organizationId: tx.organizationId,
    id: ruleId,
    ...draft,
    trigger: { kind: "message_received" },
    position: afterAll(tx),
  });
  await appendEvent(tx, { kind: "rule_changed", ruleId });
  await recordAudit(tx, {
    ...by,
    action: "rule.created",
    target: { kind: "rule", id: ruleId },
    facts: { name: draft.name },
  });
  return ruleId;
}

const afterAll = (tx: Transaction) =>
  sql`(select coalesce(max(position), 0) + 1 from comm_auto_response_rules where organization_id = ${tx.organizationId})`;
