/** One thing that is wrong, in words, with what to do about it. */
export type HealthProblem = {
  readonly code: string;
  readonly severity: "warning" | "broken";
  readonly text: string;
  readonly fix: string;
};
