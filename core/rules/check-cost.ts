import type { Transaction } from "../database/index.ts";
import { invalid, errorMessage } from "../kernel/errors.ts";
import type { RuleId } from "../kernel/ids.ts";
import { admitRules } from "./admit-rules.ts";
import { measureConditions } from "./evaluate/measure-conditions.ts";
import { readConditions } from "./find-skipped.ts";
import type { Condition } from "./rule.ts";

/** Refuses a rule with which all active rules would cost too much per message; throws `rules_too_large`. `replaced` is the id of an edited rule. */
export async function checkCost(tx: Transaction, conditions: Condition, replaced?: RuleId): Promise<void> {
  const { measured } = admitRules(await readConditions(tx, replaced));
  try {
    measureConditions(conditions, measured);
  } catch (error) {
    throw invalid("rules_too_large", errorMessage(error));
  }
}
