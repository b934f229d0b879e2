import { describe, expect, test } from "vitest";
import { postTimes } from "./post-times.ts";

describe("when messages come", () => {
  test("as often as ordered, on average", () => {
    const last = postTimes(10_000, 200, 1).at(-1) ?? 0;
    expect(last / 10_000).toBeCloseTo(1_000 / 200, 0);
  });

  test("one after the other, some at once and some after a pause", () => {
    const times = postTimes(1_000, 50, 1);
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...gaps)).toBeLessThan(1);
    expect(Math.max(...gaps)).toBeGreaterThan(60);
  });

  test("at the same times for one seed, at others for another", () => {
    expect(postTimes(100, 50, 7)).toEqual(postTimes(100, 50, 7));
    expect(postTimes(100, 50, 7)).not.toEqual(postTimes(100, 50, 8));
  });
});
