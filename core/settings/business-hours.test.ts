import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAYS, isOpen, type BusinessHours } from "./business-hours.ts";

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

describe("business hours on the days the clocks change", () => {
  const zone = (timeZone: string, days: BusinessHours["days"]): BusinessHours => ({ timeZone, days });
  const at = (hours: BusinessHours, instant: string) => isOpen(hours, Temporal.Instant.from(instant));

  it("have no hour that the wall does not show", () => {
    const early = zone("Europe/Berlin", { sun: [["02:00", "03:00"]] });
    const whole = Array.from({ length: 24 * 12 }, (_, nth) =>
      at(
        early,
        Temporal.Instant.from("2026-03-28T23:00:00Z")
          .add({ minutes: 5 * nth })
          .toString(),
      ),
    );
    expect(whole.filter(Boolean)).toEqual([]);
  });

  it("have an hour twice that the wall shows twice", () => {
    const early = zone("Europe/Berlin", { sun: [["02:00", "03:00"]] });
    expect(
      ["2026-10-24T23:59:59Z", "2026-10-25T00:00:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:00:00Z"].map(
        (moment) => at(early, moment),
      ),
    ).toEqual([false, true, true, false]);
  });

  it.each([
    ["half an hour at a time", "Australia/Lord_Howe", "2026-04-04T15:15:00Z", true],
    ["a quarter of an hour from everybody else", "Pacific/Chatham", "2026-06-06T20:15:00Z", true],
    ["where the date line is near", "Pacific/Kiritimati", "2026-06-06T10:00:00Z", true],
    ["where a day is long over elsewhere", "Pacific/Pago_Pago", "2026-06-08T10:59:00Z", true],
    ["where it has just ended", "Pacific/Pago_Pago", "2026-06-08T11:00:00Z", false],
  ])("go by the wall %s", (_, timeZone, moment, expected) =>
    expect(at(zone(timeZone, { sun: [["00:00", "24:00"]] }), moment)).toBe(expected),
  );
});

describe("business hours, whatever they are", () => {
  const clock = fc
    .nat(24 * 60 - 1)
    .map((minute) =>
      [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":"),
    );
  const times = fc.array(fc.tuple(clock, fc.oneof(clock, fc.constant("24:00"))), { maxLength: 3 });
  const anyHours: fc.Arbitrary<BusinessHours> = fc.record({
    timeZone: fc.constantFrom(
      "UTC",
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
    ),
    days: fc.dictionary(fc.constantFrom(...DAYS), times),
  });
  const anyMoment = fc
    .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 })
    .map((minutes) => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000));

  /** The same, reckoned another way: the minutes of a week in which somebody is there. */
  function minutesOfWeek({ days }: BusinessHours): ReadonlySet<number> {
    const open = new Set<number>();
    for (const [nth, day] of DAYS.entries())
      for (const [from, to] of days[day] ?? []) {
        const [start = 0, end = 0] = [from, to].map(
          (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
        );
        for (let minute = start; minute < (end <= start ? end + 1_440 : end); minute += 1)
          open.add((nth * 1_440 + minute) % (7 * 1_440));
      }
    return open;
  }

  it("are those of the week on the wall", () => {
    fc.assert(
      fc.property(anyHours, fc.array(anyMoment, { minLength: 20, maxLength: 20 }), (hours, moments) => {
        const open = minutesOfWeek(hours);
        for (const moment of moments) {
          const wall = moment.toZonedDateTimeISO(hours.timeZone);
          expect(isOpen(hours, moment)).toBe(
            open.has((wall.dayOfWeek - 1) * 1_440 + wall.hour * 60 + wall.minute),
          );
        }
      }),
    );
  });

  it("are none where nobody said any", () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        expect(isOpen({ timeZone: "Europe/Berlin", days: {} }, moment)).toBe(false);
      }),
    );
  });
});
