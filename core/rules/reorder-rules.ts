import { recordAudit } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import { appendEvent } from "../outbox/index.ts";
import type { RuleId } from "../kernel/ids.ts";
import type { By } from "./create-rule.ts";

/** Puts all rules in this order; throws `rules_changed` unless exactly the present ones are named, once each. */
export async function reorderRules(tx: Transaction, by: By, ids: readonly string[]): Promise<void> {
  const { rows } = await tx.client.query<{ id: RuleId }>(
    "select id from comm_auto_response_rules where organization_id = $1 order by id for update",
    [tx.organizationId],
  );
  const present = new Set<string>(rows.map((row) => row.id));
  if (ids.length !== present.size || new Set(ids).size !== ids.length || !ids.every((id) => present.has(id)))
    throw conflict("rules_changed", "Somebody changed the rules meanwhile. Look at them again.");
  await tx.client.query(
    `update comm_auto_response_rules r set position = wanted.position from unnest($2::text[]) with ordinality as wanted (id, position)
     where r.organization_id = $1 and r.id = wanted.id and r.position <> wanted.position`,
    [tx.organizationId, ids],
  );
  const [first] = rows;
  // Whoever hears it reads the whole list again.
  if (first) await appendEvent(tx, { kind: "rule_changed", ruleId: first.id });
  await recordAudit(tx, { ...by, action: "rules.reordered", facts: { order: ids } });
}
