import { prepareRules, type EvaluateRules } from "./prepare-rules.ts";
import type { Rule } from "./rule.ts";
import type { RuleThread } from "./thread/rule-thread.ts";

/** Holds an evaluator and the rules it was compiled from. */
export type CachedEvaluator = { readonly text: string; readonly evaluate: EvaluateRules };

/** Compiles rules again only when they changed. The patterns' automaton caches states with use, and a new one is thirty times slower. */
export function cacheEvaluator(
  before: CachedEvaluator | undefined,
  rules: readonly Rule[],
  thread: RuleThread,
): CachedEvaluator {
  const text = JSON.stringify(rules);
  return before?.text === text ? before : { text, evaluate: prepareRules(rules, thread) };
}
