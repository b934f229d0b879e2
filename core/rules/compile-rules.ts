import { isOpen } from "../settings/index.ts";
import { compileEvaluation } from "./compile-evaluation.ts";
import type { Decision, Facts, Rule } from "./rule.ts";

/** Decides what a rule set does about a message; pure. */
export type Judge = (facts: Facts) => Decision[];

/** Prepares a rule set, once, as `compileEvaluation` does, with the business hours of the settings. */
export function compileRules(rules: readonly Rule[]): Judge {
  const evaluate = compileEvaluation(rules);
  return (facts) => evaluate(facts, isOpen);
}
