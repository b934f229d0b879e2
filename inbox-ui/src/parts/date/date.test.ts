import { describe, expect, it } from "vitest";
import { daysUntil, longDate } from "./date.ts";

describe("a calendar date", () => {
  it("is the same day in every time zone", () => {
    expect(longDate("2026-12-24", "en-US")).toBe("Thursday, December 24, 2026");
    expect(longDate("2026-12-24", "de")).toBe("Donnerstag, 24. Dezember 2026");
  });

  it.each([
    ["2026-03-28", "yesterday"],
    ["2026-03-29", "today"],
    ["2026-03-30", "tomorrow"],
    ["2026-04-05", "in 7 days"],
  ])("is so far from a day that is an hour shorter: %s", (date, far) =>
    expect(daysUntil(date, new Date(2026, 2, 29, 23, 30), "en")).toBe(far),
  );

  it("is left as it is where it is none", () => {
    expect(longDate("soon", "en")).toBe("soon");
    expect(daysUntil("soon", new Date(), "en")).toBe("");
  });
});
