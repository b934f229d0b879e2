import type { Transaction } from "../database/index.ts";
import type { RuleId } from "../kernel/ids.ts";
import { admitRules } from "./admit-rules.ts";
import type { Rule } from "./rule.ts";

/** Finds the organization's active rules that are skipped, each with the reason. */
export async function findSkipped(tx: Transaction): Promise<ReadonlyMap<RuleId, string>> {
  return admitRules(await readConditions(tx)).skipped;
}

type ActiveRule = Pick<Rule, "id" | "enabled" | "position" | "conditions">;

/** Reads the conditions of the active rules, in their order; all but `except`. */
export async function readConditions(
  tx: Transaction,
  except: RuleId | null = null,
): Promise<readonly ActiveRule[]> {
  const { rows } = await tx.client.query<ActiveRule>(
    `select id, enabled, position, condition as conditions from comm_auto_response_rules
     where organization_id = $1 and enabled and id is distinct from $2 order by position, id`,
    [tx.organizationId, except],
  );
  return rows;
}
