import { textOf } from "../kernel/errors.ts";
import type { RuleId } from "../kernel/ids.ts";
import { measureConditions, type Measured } from "./evaluate/measure-conditions.ts";
import type { Rule } from "./rule.ts";

/** The rules that are asked, in order, what they cost, and why others are left out. */
export type AdmittedRules<R> = {
  readonly admitted: readonly R[];
  readonly measured: Measured | undefined;
  readonly skipped: ReadonlyMap<RuleId, string>;
};

/**
 * Leaves out rules that are off, whose pattern cannot be read, or with which the set would cost too much; the others go on.
 * Saving refuses such rules, so that they are from before there was the bound.
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
      skipped.set(rule.id, textOf(error));
    }
  }
  return { admitted, measured, skipped };
}
