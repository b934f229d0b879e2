import { describe, expect, it } from "vitest";
import { behindProblems } from "./follower-problems.ts";

const problems = (lag: { seconds?: number; events?: number; skipped?: number }) =>
  behindProblems([{ name: "analytics", events: 0, seconds: 0, skipped: 0, ...lag }]);

describe("a follower", () => {
  it("is well while it is less than five minutes behind", () => {
    expect(problems({ seconds: 300, events: 9_000 })).toEqual([]);
  });

  it("is named with its lag and what to do about it, the worse the longer it takes", () => {
    expect(problems({ seconds: 360, events: 1 })).toMatchObject([
      {
        code: "follower_behind",
        severity: "warning",
        text: '"analytics" is 1 event behind, the oldest 6 minutes old.',
        fix: expect.stringContaining("Start a worker"),
      },
    ]);
    expect(problems({ seconds: 90_000, events: 10_000 })).toMatchObject([
      { severity: "broken", text: '"analytics" is 10000 events behind, the oldest 25 hours old.' },
    ]);
  });

  it("is named when it passed events over", () => {
    expect(problems({ skipped: 2 })).toMatchObject([
      {
        code: "events_skipped",
        severity: "warning",
        text: '"analytics" skipped 2 events in the last day because they failed.',
      },
    ]);
  });
});
