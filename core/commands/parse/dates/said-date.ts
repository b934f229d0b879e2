/** A day, and a time of it if one was said. */
export type SaidDate = { readonly date: Temporal.PlainDate; readonly time: Temporal.PlainTime | null };

/** Returns the day; null where the calendar has none, such as 30 February, and outside of four-digit years. */
export function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year !== clamp(year, 9999)) return null;
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month: clamp(month, 12) });
  return month === clamp(month, 12) && day === clamp(day, daysInMonth)
    ? Temporal.PlainDate.from({ year, month, day })
    : null;
}

/** Returns the time; null where the clock has none, such as 24:60. */
export const timeOf = (hour: number, minute: number): Temporal.PlainTime | null =>
  hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? Temporal.PlainTime.from({ hour, minute }) : null;

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 1), most);
