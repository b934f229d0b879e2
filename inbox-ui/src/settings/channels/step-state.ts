import type { Channel, GuideStep } from "../../api/types.ts";

export type StepState = "done" | "open" | "unknown";

/**
 * Tells how far each step of a guide is, by the findings of the last check. A check stops at what is wrong first, so nothing is
 * known of the steps after an open one, and of none where something else is wrong.
 */
export function stepStates(steps: readonly GuideStep[], health: Channel["health"] | undefined): StepState[] {
  const checks = new Set(steps.map(({ check }) => check));
  const found = new Set(health?.findings.map(({ code }) => code));
  let isKnown =
    health !== undefined &&
    health.checkedAt !== null &&
    !health.findings.some(({ severity, code }) => severity === "broken" && !checks.has(code));
  return steps.map(({ check }) => {
    if (check === undefined) return "unknown";
    if (found.has(check)) {
      isKnown = false;
      return "open";
    }
    return isKnown ? "done" : "unknown";
  });
}
