import type { Transaction } from "../database/index.ts";
import { invalid } from "../kernel/errors.ts";
import { findLost } from "./find-lost.ts";
import { referencesOf } from "./references.ts";
import type { Action, Condition } from "./rule.ts";

/** Refuses a rule that names a template, label, member or channel the organization does not have; throws `reference_unknown`. */
export async function checkReferences(
  tx: Transaction,
  conditions: Condition,
  actions: readonly Action[],
): Promise<void> {
  const lost = await findLost(tx, referencesOf({ conditions, actions }));
  if (lost.size > 0)
    throw invalid("reference_unknown", "The rule uses something that was removed. Select another one.", {
      unknown: [...lost],
    });
}
