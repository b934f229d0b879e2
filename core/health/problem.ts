/** One thing that is wrong, in words, with what to do about it. */
export type HealthProblem = {
  readonly code: string;
  readonly severity: "warning" | "broken";
  readonly text: string;
  readonly fix: string;
};

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

/** A number with its noun, and what follows from it. */
export const amount = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
