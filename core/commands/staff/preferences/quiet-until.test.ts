import { describe, expect, it } from "vitest";
import { quietUntil } from "./quiet-until.ts";

const night = { from: "22:00", to: "07:00", zone: "Europe/Berlin" };
const noon = { from: "12:00", to: "13:00", zone: "Europe/Berlin" };
const until = (hours: typeof night, local: string) =>
  quietUntil(hours, Temporal.PlainDateTime.from(local).toZonedDateTime(hours.zone).toInstant())
    ?.toZonedDateTimeISO(hours.zone)
    .toPlainDateTime()
    .toString() ?? null;

describe("quiet hours", () => {
  it.each([
    [night, "2026-11-30T21:59", null],
    [night, "2026-11-30T22:00", "2026-12-01T07:00:00"],
    [night, "2026-12-01T00:30", "2026-12-01T07:00:00"],
    [night, "2026-12-01T07:00", null],
    [noon, "2026-12-01T12:30", "2026-12-01T13:00:00"],
    [noon, "2026-12-01T13:00", null],
    // The clocks go forward at two: the night is an hour shorter.
    [night, "2027-03-28T01:30", "2027-03-28T07:00:00"],
    [{ ...night, from: "08:00", to: "08:00" }, "2026-12-01T07:00", "2026-12-01T08:00:00"],
  ])("%o: at %s until %s", (hours, at, expected) => {
    expect(until(hours, at)).toBe(expected);
  });
});
