import { textOf } from "../kernel/errors.ts";
import { toCheck } from "./evaluate/check.ts";
import { hear, type IsOpen } from "./evaluate/evaluation-context.ts";
import { measureConditions } from "./evaluate/measure-conditions.ts";
import { createPatterns } from "./evaluate/patterns.ts";
import type { Condition, Facts } from "./rule.ts";

/** Whether conditions hold and each of them with its result, or what is wrong with them. */
export type TrialOutcome =
  | { readonly kind: "found"; readonly matches: boolean; readonly why: readonly string[] }
  | { readonly kind: "refused"; readonly complaint: string };

/** Asks conditions, saved or not, about a message; pure. May take long, and is for a thread of its own. */
export function runTrial(conditions: Condition, facts: Facts, isOpen: IsOpen): TrialOutcome {
  try {
    measureConditions(conditions);
  } catch (error) {
    return { kind: "refused", complaint: textOf(error) };
  }
  const patterns = createPatterns();
  const { held, lines } = toCheck(conditions, patterns).explain(hear(facts, patterns, isOpen));
  return { kind: "found", matches: held, why: lines };
}
