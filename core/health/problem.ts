import type { HealthProblem } from "../access/index.ts";

/** `ok` when nothing is wrong; `broken` when something does not work now. */
export type Health = {
  readonly status: "ok" | "warning" | "broken";
  readonly problems: readonly HealthProblem[];
};

/** Sums problems up by the worst of them. */
export function summarise(problems: readonly HealthProblem[]): Health {
  const broken = problems.some((problem) => problem.severity === "broken");
  return { status: broken ? "broken" : problems.length > 0 ? "warning" : "ok", problems };
}
