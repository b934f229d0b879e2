import { describe, expect, it } from "vitest";
import { readDays, readTimes } from "./read-hours.ts";
import { wordHours } from "./word-hours.ts";

describe("opening hours, as people type them", () => {
  it.each([
    ["mon", ["mon"]],
    ["Mon-Fri", ["mon", "tue", "wed", "thu", "fri"]],
    ["sat, sunday", ["sat", "sun"]],
    ["sat-mon", ["mon", "sat", "sun"]],
  ])("%s are days", (text, days) => {
    expect(readDays(text)).toEqual(days);
  });

  it.each(["someday", "mon-noon", ""])("%j is refused in words that say how to name days", (text) => {
    expect(() => readDays(text)).toThrow(/mon-fri/);
  });

  it("are spans, several of them, or closed", () => {
    expect(readTimes("09:00-12:00, 13:00 – 17:00")).toEqual([
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ]);
    expect(readTimes("closed")).toEqual([]);
    expect(() => readTimes("9 to 5")).toThrow(/09:00-17:00/);
  });

  it("are said a line a day, and whether it is open now", () => {
    const hours = { timeZone: "Europe/Berlin", days: { mon: [["09:00", "17:00"] as const] } };
    const { en, de } = wordHours(hours, Temporal.Instant.from("2026-11-30T10:00:00Z"));
    expect(en.split("\n").slice(0, 3)).toEqual([
      "Open now (Europe/Berlin).",
      "Mon 09:00–17:00",
      "Tue closed",
    ]);
    expect(de).toContain("Di geschlossen");
  });
});
