import { admitRules } from "./admit-rules.ts";
import { toCheck, type Check } from "./evaluate/check.ts";
import { hear, type Hearing, type IsOpen } from "./evaluate/evaluation-context.ts";
import { createPatterns } from "./evaluate/patterns.ts";
import type { Decision, Facts, Rule } from "./rule.ts";

/** Decides what a rule set does about a message; pure. `isOpen` is asked when a rule asks for business hours. */
export type Evaluation = (facts: Facts, isOpen: IsOpen) => Decision[];

/**
 * Prepares a rule set, once; the evaluation is then quick, and takes time in proportion to the text whatever its patterns. Rules
 * that `admitRules` skips are left out. Nothing answers a message written by a machine.
 */
export function compileEvaluation(rules: readonly Rule[]): Evaluation {
  const patterns = createPatterns();
  // One that is skipped must not turn true under a `not`.
  const compiled = admitRules(rules).admitted.map((rule) => ({
    rule,
    check: toCheck(rule.conditions, patterns),
  }));
  return (facts, isOpen) => (facts.automatic ? [] : decide(compiled, hear(facts, patterns, isOpen)));
}

type Compiled = { readonly rule: Rule; readonly check: Check };

function decide(compiled: readonly Compiled[], hearing: Hearing): Decision[] {
  const decisions: Decision[] = [];
  for (const { rule, check } of compiled) {
    if (!check.holds(hearing)) continue;
    decisions.push(toDecision(rule, check.explain(hearing).lines));
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
