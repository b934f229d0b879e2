/**
 * A measurement beside its rival or limit. `ratio` is value to baseline; without a baseline the goal applies to the
 * value.
 */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly goal: string;
  readonly ok: boolean;
};

type Measured = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
};
type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** Compares a measurement with its goal. Without a goal it is only reported. */
export function figure({ name, value, unit, baseline }: Measured, goal?: Goal): Figure {
  const ratio = baseline === undefined ? null : value / baseline;
  const held = ratio ?? value;
  return {
    name,
    value: round(value),
    unit,
    baseline: baseline === undefined ? null : round(baseline),
    ratio: ratio === null ? null : round(ratio),
    goal: goal
      ? `${"atLeast" in goal ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`}${ratio === null ? ` ${unit}` : " x"}`
      : "-",
    ok: !goal || ("atLeast" in goal ? held >= goal.atLeast : held <= goal.atMost),
  };
}

/** A shared machine measures three digits at most. */
const round = (value: number): number => Number(value.toPrecision(3));

/** Returns the median; for an even count, the mean of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] =
    sorted.length % 2 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/** Returns the value that the share of the list, such as 0.95, does not exceed. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0;
