import { prepareRules, type EvaluateRules } from "./prepare-rules.ts";
import type { Rule } from "./rule.ts";
import type { RuleThread } from "./thread/rule-thread.ts";

/** A judge and the rules it was made of. */
export type CachedEvaluator = { readonly text: string; readonly judge: EvaluateRules };

/** Compiles rules again only when they changed: the patterns' automaton learns with use, and a fresh one is thirty times slower. */
export function cacheEvaluator(
  before: CachedEvaluator | undefined,
  rules: readonly Rule[],
  thread: RuleThread,
): CachedEvaluator {
  const text = JSON.stringify(rules);
  return before?.text === text ? before : { text, judge: prepareRules(rules, thread) };
}
