import { compileRules } from "./compile-rules.ts";
import type { Decision, Facts, Rule } from "./rule.ts";

/** Says which rules match a message, in the order they act; pure. Whoever asks often prepares the set with `compileRules`. */
export const evaluate = (rules: readonly Rule[], facts: Facts): Decision[] => compileRules(rules)(facts);
