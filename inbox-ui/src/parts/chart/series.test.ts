import { describe, expect, it } from "vitest";
import { lastValue, spreadLabels, type Series } from "./series.ts";

const line = (...values: (number | null)[]): Series => ({ title: "New", tone: "accent", values });

describe("a line's label", () => {
  it("stands at its last value, before a gap at the end", () => {
    expect(lastValue(line(3, 5, null))).toEqual({ at: 1, value: 5 });
    expect(lastValue(line(0))).toEqual({ at: 0, value: 0 });
    expect(lastValue(line(null, null))).toBeUndefined();
  });
});

describe("labels", () => {
  it.each([
    ["stay where they do not meet", [10, 60], [10, 60]],
    ["are moved apart, the upper one stays above", [40, 42], [40, 58]],
    ["keep their order, whichever line comes first", [42, 40], [58, 40]],
    ["stay inside at the bottom", [95, 96], [64, 82]],
    ["stay inside at the top", [-5, 0], [0, 18]],
  ])("%s", (_, wanted, placed) => {
    expect(spreadLabels(wanted, 18, 100)).toEqual(placed);
  });
});
