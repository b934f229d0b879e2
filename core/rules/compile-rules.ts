import { isOpen } from "../settings/index.ts";
import { compileEvaluation } from "./compile-evaluation.ts";
import type { Decision, Facts, Rule } from "./rule.ts";

/** Evaluates a rule set for a message; pure. */
export type Evaluator = (facts: Facts) => Decision[];

/** Prepares a rule set as `compileEvaluation` does, with the business hours of the settings. */
export function compileRules(rules: readonly Rule[]): Evaluator {
  const evaluate = compileEvaluation(rules);
  return (facts) => evaluate(facts, isOpen);
}
