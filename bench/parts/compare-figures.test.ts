import { describe, expect, test } from "vitest";
import { compareFigures, readFigures, type Measured } from "./compare-figures.ts";

const one = (name: string, value: number, ratio: number | null = null): Measured => ({
  name,
  value,
  unit: "ms",
  ratio,
  goal: "<= 2 x",
});

describe("two checkouts beside each other", () => {
  test("each figure is the median of its runs, with how it changed and what it is beside its rival", () => {
    const before = [[one("start", 30, 3)], [one("start", 10, 1)], [one("start", 20, 2)]];
    const after = [[one("start", 10, 1)], [one("start", 10, 1.1)], [one("start", 50, 5)]];
    expect(compareFigures(before, after)).toContain("| start | ms | 20 | 10 | 0.5 | 2 | 1.1 | <= 2 x |");
  });

  test("a figure that only one of them has stands there without a change", () => {
    const table = compareFigures([[one("old", 1)]], [[one("new", 2)]]);
    expect(table).toContain("| old | ms | 1 | - | - | - | - |");
    expect(table).toContain("| new | ms | - | 2 | - | - | - |");
  });
});

describe("what a bench said", () => {
  test("its last line holds the first figure and the others", () => {
    const said = `round 1   7\n${JSON.stringify({ ...one("start", 7), ok: true, more: [one("second start", 3)] })}\n`;
    expect(readFigures(said)).toEqual([one("start", 7), one("second start", 3)]);
  });

  test("without such a line it is refused", () => {
    expect(() => readFigures("round 1   7\n")).toThrow("is not valid JSON");
  });
});
