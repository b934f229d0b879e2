import type { BusinessHours, Weekday } from "../../api/types.ts";

export const DAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

// The end of a day does not fit a time field, which shows 00:00 instead.
const MIDNIGHT = "24:00";

export type Span = [from: string, to: string];
export type HoursDraft = { timeZone: string; days: Record<Weekday, Span[]> };

/** Returns the hours as time fields show them, for every day. */
export const draftOf = ({ timeZone, days }: BusinessHours): HoursDraft => ({
  timeZone,
  days: {
    ...closed(),
    ...Object.fromEntries(
      DAYS.map((day) => [day, (days[day] ?? []).map(([from, to]) => [from, to === MIDNIGHT ? "00:00" : to])]),
    ),
  },
});

/** Returns the hours that a draft means. */
export const hoursOf = ({ timeZone, days }: HoursDraft): BusinessHours => ({
  timeZone,
  days: Object.fromEntries(
    Object.entries(days)
      .filter(([, spans]) => spans.length > 0)
      .map(([day, spans]) => [day, spans.map(([from, to]): Span => [from, to === "00:00" ? MIDNIGHT : to])]),
  ),
});

const closed = (): HoursDraft["days"] => ({
  mon: [],
  tue: [],
  wed: [],
  thu: [],
  fri: [],
  sat: [],
  sun: [],
});

/** Returns whether it is the whole day. A time field would show it as empty. */
export const isAllDay = ([from, to]: readonly [string, string]) => from === "00:00" && to === "00:00";

/** Returns the hours that are offered after those there are. */
export const nextSpan = (count: number): Span => (count > 0 ? ["13:00", "17:00"] : ["09:00", "17:00"]);
