import { expect, it } from "vitest";
import { draftOf, hoursOf, isAllDay, nextSpan } from "./hours-draft.ts";

it("shows the end of a day as midnight, and saves it as the end of the day", () => {
  const hours = { timeZone: "Europe/Berlin", days: { mon: [["08:00", "24:00"]] } } as const;
  const draft = draftOf({ ...hours, days: { mon: [["08:00", "24:00"]] } });
  expect(draft.days.mon).toEqual([["08:00", "00:00"]]);
  expect(hoursOf(draft)).toEqual(hours);
});

it("has every day in the draft, and saves no day without hours", () => {
  const draft = draftOf({ timeZone: "UTC", days: {} });
  expect(Object.keys(draft.days)).toEqual(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
  expect(hoursOf(draft)).toEqual({ timeZone: "UTC", days: {} });
});

it("knows the whole day, and offers the afternoon after the morning", () => {
  expect(isAllDay(["00:00", "00:00"])).toBe(true);
  expect(isAllDay(["00:00", "12:00"])).toBe(false);
  expect([nextSpan(0), nextSpan(1)]).toEqual([
    ["09:00", "17:00"],
    ["13:00", "17:00"],
  ]);
});
