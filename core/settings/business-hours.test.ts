import { describe, expect, it } from "vitest";
import { isOpen, type BusinessHours } from "./business-hours.ts";

const office: BusinessHours = {
  timeZone: "Europe/Berlin",
  days: {
    mon: [
      ["09:00", "12:00"],
      ["13:00", "17:30"],
    ],
  },
};
const bar: BusinessHours = { timeZone: "America/New_York", days: { sat: [["20:00", "04:00"]] } };
const night: BusinessHours = { timeZone: "Europe/Berlin", days: { sat: [["22:00", "06:00"]] } };
const always: BusinessHours = {
  timeZone: "UTC",
  days: { wed: [["00:00", "24:00"]], thu: [["00:00", "00:00"]] },
};

const open = (hours: BusinessHours, local: string) =>
  isOpen(hours, Temporal.PlainDateTime.from(local).toZonedDateTime(hours.timeZone).toInstant());

describe("business hours", () => {
  it.each([
    ["2026-03-02T08:59", false],
    ["2026-03-02T09:00", true],
    ["2026-03-02T11:59:59", true],
    ["2026-03-02T12:00", false],
    ["2026-03-02T13:00", true],
    ["2026-03-02T17:30", false],
    ["2026-03-03T10:00", false],
  ])("of the office in Berlin on %s: %s", (at, expected) => expect(open(office, at)).toBe(expected));

  it("are those on the organization's wall, not ours", () => {
    expect(isOpen(office, Temporal.Instant.from("2026-03-02T08:00:00Z"))).toBe(true);
    expect(isOpen(office, Temporal.Instant.from("2026-07-06T07:00:00Z"))).toBe(true);
    expect(isOpen(office, Temporal.Instant.from("2026-07-06T06:59:00Z"))).toBe(false);
  });

  it.each([
    ["2026-03-07T19:59", false],
    ["2026-03-07T20:00", true],
    ["2026-03-07T23:59", true],
    ["2026-03-08T00:00", true],
    ["2026-03-08T03:59", true],
    ["2026-03-08T04:00", false],
    ["2026-03-07T03:00", false],
  ])("of the bar in New York on %s: %s", (at, expected) => expect(open(bar, at)).toBe(expected));

  it.each([
    ["2026-03-29T01:59", true],
    ["2026-03-29T03:00", true],
    ["2026-03-29T05:59", true],
    ["2026-03-29T06:00", false],
  ])("run through the night the clocks change, %s: %s", (at, expected) =>
    expect(open(night, at)).toBe(expected),
  );

  it("may be the whole day", () => {
    expect(
      [
        "2026-03-03T23:59",
        "2026-03-04T00:00",
        "2026-03-04T23:59",
        "2026-03-05T00:00",
        "2026-03-05T23:59",
        "2026-03-06T00:00",
      ].map((at) => open(always, at)),
    ).toEqual([false, true, true, true, true, false]);
  });
});
