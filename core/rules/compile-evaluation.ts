import { admitRules } from "./admit-rules.ts";
import { toCheck, type Check } from "./evaluate/check.ts";
import { createContext, type EvaluationContext, type IsOpen } from "./evaluate/evaluation-context.ts";
import { createPatterns } from "./evaluate/patterns.ts";
import type { Decision, Facts, Rule } from "./rule.ts";

/** Evaluates a rule set for a message; pure. Calls `isOpen` when a rule has a business-hours condition. */
export type Evaluation = (facts: Facts, isOpen: IsOpen) => Decision[];

/**
 * Prepares a rule set once. An evaluation then takes time in proportion to the text, whatever the patterns. Leaves out
 * rules that `admitRules` skips. An automatic message matches no rule.
 */
export function compileEvaluation(rules: readonly Rule[]): Evaluation {
  const patterns = createPatterns();
  // A skipped rule must not become true under a `not`.
  const compiled = admitRules(rules).admitted.map((rule) => ({
    rule,
    check: toCheck(rule.conditions, patterns),
  }));
  return (facts, isOpen) => (facts.automatic ? [] : decide(compiled, createContext(facts, patterns, isOpen)));
}

type Compiled = { readonly rule: Rule; readonly check: Check };

function decide(compiled: readonly Compiled[], context: EvaluationContext): Decision[] {
  const decisions: Decision[] = [];
  for (const { rule, check } of compiled) {
    if (!check.holds(context)) continue;
    decisions.push(toDecision(rule, check.explain(context).lines));
    if (rule.stop) break;
  }
  return decisions;
}

const toDecision = (rule: Rule, why: readonly string[]): Decision => ({
  ruleId: rule.id,
  name: rule.name,
  actions: rule.actions,
  cooldownSeconds: rule.cooldownSeconds,
  why,
});
