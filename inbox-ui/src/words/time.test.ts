import { describe, expect, it } from "vitest";
import { comingTime, daysBetween, duration, shortTime, span, type Speech } from "./time.ts";

const speech: Speech = { locale: "en-GB", now: "now", today: "Today", yesterday: "Yesterday" };
const now = new Date(2026, 2, 4, 15, 0).getTime();
const told = (...at: readonly [number, number, number, number, number]) =>
  shortTime(new Date(...at).toISOString(), now, speech);

describe("a moment in a list", () => {
  it("is told in minutes and hours of today", () => {
    expect([told(2026, 2, 4, 14, 59), told(2026, 2, 4, 14, 30), told(2026, 2, 4, 9, 0)]).toEqual([
      "1m",
      "30m",
      "6h",
    ]);
  });

  it("is yesterday by the calendar, however few hours ago", () => {
    const early = new Date(2026, 2, 4, 1, 0).getTime();
    expect(shortTime(new Date(2026, 2, 3, 23, 30).toISOString(), early, speech)).toBe("Yesterday");
  });

  it("is a weekday, then a date", () => {
    expect([told(2026, 2, 1, 9, 0), told(2026, 0, 12, 9, 0)]).toEqual(["Sun", "12 Jan"]);
  });
});

it("counts midnights, across a change of clocks too", () => {
  expect(daysBetween(new Date(2026, 2, 28, 23).getTime(), new Date(2026, 2, 30, 1).getTime())).toBe(2);
});

it("tells lengths of time", () => {
  expect([span(90_000, "en-GB"), span(7_200_000, "en-GB"), duration(65_000)]).toEqual(["1m", "2h", "1:05"]);
});

it("pages 20: a moment to come is told by the clock, then the weekday, then the date", () => {
  const coming = (...at: readonly [number, number, number, number, number]) =>
    comingTime(new Date(...at).toISOString(), now, "en-GB");
  expect([coming(2026, 2, 4, 18, 0), coming(2026, 2, 5, 9, 0), coming(2026, 3, 20, 9, 0)]).toEqual([
    "18:00",
    "Thu 09:00",
    "20 Apr",
  ]);
});
