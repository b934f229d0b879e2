import { describe, expect, it } from "vitest";
import { refused } from "../core/kernel/errors.ts";
import { restBefore } from "./rest-before.ts";

const RESTS = { firstMs: 1_000, longestMs: 300_000, stableMs: 60_000 };
const failed = { kind: "ended", told: false, version: "v", failure: new Error("Cut.") } as const;

/** How long a rest may be at least and at most, for so many failures before it. */
const between = (from: number, to: number, rest: { readonly ms: number }) =>
  expect(rest.ms >= from && rest.ms <= to, `${rest.ms} is between ${from} and ${to}`).toBe(true);

describe("the rest before a socket is opened again", () => {
  it.each([
    [0, 500, 1_000],
    [1, 1_000, 2_000],
    [4, 8_000, 16_000],
    [9, 150_000, 300_000],
    [5_000, 150_000, 300_000],
  ])("after %d failures in a row is between %d and %d ms", (failures, from, to) => {
    between(from, to, restBefore(failed, 10, failures, RESTS));
  });

  it("is not the same for all, so that they do not come back at once", () => {
    const rests = Array.from({ length: 50 }, () => restBefore(failed, 10, 3, RESTS).ms);
    expect(new Set(rests).size).toBeGreaterThan(10);
  });

  it("begins anew after a socket that was held for long", () => {
    const rest = restBefore(failed, 60_000, 9, RESTS);
    between(500, 1_000, rest);
    expect(rest.failed).toBe(false);
  });

  it("does not exist after a change, and is the longest after a refusal", () => {
    expect(restBefore({ ...failed, told: true }, 10, 3, RESTS).ms).toBe(0);
    between(150_000, 300_000, restBefore({ ...failed, failure: refused("no", "No.") }, 10, 0, RESTS));
  });
});
