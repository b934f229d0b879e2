import { expect, it } from "vitest";
import { snoozeTimes } from "./snooze-times.ts";

const names = (now: Date) => snoozeTimes(now).map((time) => time.name);

it("offers this evening until it has nearly begun", () => {
  expect(names(new Date(2026, 2, 4, 11))).toContain("evening");
  expect(names(new Date(2026, 2, 4, 17, 30))).not.toContain("evening");
});

it("means the Monday after, on a Monday too", () => {
  const monday = new Date(2026, 2, 2, 8);
  const next = snoozeTimes(monday).find((time) => time.name === "monday");
  expect(next?.at).toEqual(new Date(2026, 2, 9, 9));
});

it("pages 17: offers no moment twice, on any day of the week", () => {
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const times = snoozeTimes(new Date(2026, 2, day, 8)).map(({ at }) => at.getTime());
    expect(times).toEqual([...new Set(times)]);
  }
});
