import { errorMessage } from "../kernel/errors.ts";
import type { RuleId } from "../kernel/ids.ts";
import { measureConditions, type Measured } from "./evaluate/measure-conditions.ts";
import type { Rule } from "./rule.ts";

/** Holds the rules that are evaluated, in order, their cost, and why others are skipped. */
export type AdmittedRules<R> = {
  readonly admitted: readonly R[];
  readonly measured: Measured | undefined;
  readonly skipped: ReadonlyMap<RuleId, string>;
};

/**
 * Skips rules that are off, whose pattern cannot be read, or with which the set would cost too much. Saving refuses such
 * rules, so they are older than the limit.
 */
export function admitRules<R extends Pick<Rule, "id" | "enabled" | "position" | "conditions">>(
  rules: readonly R[],
): AdmittedRules<R> {
  const admitted: R[] = [];
  const skipped = new Map<RuleId, string>();
  let measured: Measured | undefined;
  for (const rule of rules
    .filter((one) => one.enabled)
    .toSorted((one, other) => one.position - other.position)) {
    try {
      measured = measureConditions(rule.conditions, measured);
      admitted.push(rule);
    } catch (error) {
      skipped.set(rule.id, errorMessage(error));
    }
  }
  return { admitted, measured, skipped };
}
