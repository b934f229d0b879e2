import { and, eq } from "drizzle-orm";
import { actionsFor } from "../access/index.ts";
import { appendEvent } from "../outbox/index.ts";
import { rules } from "./table.ts";
import { ruleTarget } from "./target.ts";

const action = actionsFor<unknown>();

/** Removes a rule and its runs; messages it wrote stay. */
export const removeRule = action({
  name: "rule.remove",
  summary: "Removes a rule.",
  permission: "rule.manage",
  target: ruleTarget,
  record: "audit",
  risk: "confirm",
  async perform({ tx, note }, { id, name }) {
    await tx.db.delete(rules).where(and(eq(rules.organizationId, tx.organizationId), eq(rules.id, id)));
    await appendEvent(tx, { kind: "rule_changed", ruleId: id });
    note({ action: "rule.removed", target: { kind: "rule", id }, facts: { name } });
  },
});
