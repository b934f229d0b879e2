import { errorMessage } from "../kernel/errors.ts";
import { toCheck } from "./evaluate/check.ts";
import { createContext, type IsOpen } from "./evaluate/evaluation-context.ts";
import { measureConditions } from "./evaluate/measure-conditions.ts";
import { createPatterns } from "./evaluate/patterns.ts";
import type { Condition, Facts } from "./rule.ts";

/** Holds whether the conditions match, with the result of each, or what is wrong with them. */
export type TrialOutcome =
  | { readonly kind: "found"; readonly matches: boolean; readonly why: readonly string[] }
  | { readonly kind: "refused"; readonly complaint: string };

/** Evaluates conditions, saved or not, for a message; pure. It may take long, so it runs in a thread. */
export function runTrial(conditions: Condition, facts: Facts, isOpen: IsOpen): TrialOutcome {
  try {
    measureConditions(conditions);
  } catch (error) {
    return { kind: "refused", complaint: errorMessage(error) };
  }
  const patterns = createPatterns();
  const { held, lines } = toCheck(conditions, patterns).explain(createContext(facts, patterns, isOpen));
  return { kind: "found", matches: held, why: lines };
}
