import { compileRules } from "./compile-rules.ts";
import type { Decision, Facts, Rule } from "./rule.ts";

/** Lists the rules that match a message, in the order they act; pure. Use `compileRules` to evaluate a set repeatedly. */
export const evaluate = (rules: readonly Rule[], facts: Facts): Decision[] => compileRules(rules)(facts);
