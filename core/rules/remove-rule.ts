import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import { appendEvent } from "../outbox/index.ts";
import type { By } from "./create-rule.ts";
import { readRule } from "./queries.ts";
import { rules } from "./table.ts";

/** Removes a rule and its runs; messages it wrote stay. Throws `rule_unknown`. */
export async function removeRule(tx: Transaction, by: By, id: string): Promise<void> {
  const rule = await readRule(tx, id);
  await tx.db.delete(rules).where(and(eq(rules.organizationId, tx.organizationId), eq(rules.id, rule.id)));
  await appendEvent(tx, { kind: "rule_changed", ruleId: rule.id });
  await recordAudit(tx, {
    ...by,
    action: "rule.removed",
    target: { kind: "rule", id: rule.id },
    facts: { name: rule.name },
  });
}
