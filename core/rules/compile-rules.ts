import { toCheck, type Check } from "./evaluate/check.ts";
import { hear, type Hearing } from "./evaluate/hearing.ts";
import { createPatterns, type Patterns } from "./evaluate/patterns.ts";
import type { Decision, Facts, Rule } from "./rule.ts";

/** Decides what a rule set does about a message; pure. */
export type Judge = (facts: Facts) => Decision[];

/**
 * Prepares a rule set, once; the judge is then quick, and takes time in proportion to the text whatever its patterns. Rules
 * that are disabled, or whose pattern cannot be read, are left out. Nothing answers a message written by a machine.
 */
export function compileRules(rules: readonly Rule[]): Judge {
  const patterns = createPatterns();
  const compiled = rules
    .filter((rule) => rule.enabled)
    .toSorted((one, other) => one.position - other.position)
    .flatMap((rule) => compileRule(rule, patterns));
  return (facts) => (facts.automatic ? [] : decide(compiled, hear(facts, patterns)));
}

type Compiled = { readonly rule: Rule; readonly check: Check };

function compileRule(rule: Rule, patterns: Patterns): Compiled[] {
  try {
    return [{ rule, check: toCheck(rule.conditions, patterns) }];
  } catch {
    // Patterns are checked when saved; one that a later engine refuses must not silence the other rules, nor turn true under a `not`.
    return [];
  }
}

function decide(compiled: readonly Compiled[], hearing: Hearing): Decision[] {
  const decisions: Decision[] = [];
  for (const { rule, check } of compiled) {
    if (!check.holds(hearing)) continue;
    decisions.push(toDecision(rule, check.explain(hearing)));
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
