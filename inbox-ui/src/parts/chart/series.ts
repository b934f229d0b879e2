/** A line of a chart; a null is a gap. */
export type Series = {
  readonly title: string;
  readonly values: readonly (number | null)[];
  readonly tone: "accent" | "good" | "warn" | "bad" | "neutral";
};

export type ChartProps = {
  readonly title: string;
  /** The days or hours of the values, RFC 3339, oldest first. */
  readonly times: readonly string[];
  readonly series: readonly Series[];
  readonly formatTime: (time: string) => string;
  readonly formatValue?: (value: number) => string;
};

/** Finds the last value of a line: its label stands there. */
export function lastValue({ values }: Series): { readonly at: number; readonly value: number } | undefined {
  const at = values.findLastIndex((value) => value !== null);
  const value = values[at];
  return value === undefined || value === null ? undefined : { at, value };
}

/** Moves labels apart that would lie upon each other; their order stays, and none leaves the box where all fit. */
export function spreadLabels(wanted: readonly number[], height: number, box: number): readonly number[] {
  const order = wanted.map((y, index) => ({ y, index })).toSorted((a, b) => a.y - b.y);
  let free = 0;
  const down = order.map(({ y, index }) => {
    const place = Math.max(y, free);
    free = place + height;
    return { index, place };
  });
  let limit = box - height;
  for (const label of down.toReversed()) {
    label.place = Math.max(0, Math.min(label.place, limit));
    limit = label.place - height;
  }
  return down.toSorted((a, b) => a.index - b.index).map(({ place }) => place);
}
