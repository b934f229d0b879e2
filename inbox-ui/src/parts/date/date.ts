import { locale } from "../../words/index.ts";

const DAY_MS = 86_400_000;

/** Words a calendar date (YYYY-MM-DD) in full. A date has no time zone, so it is read and shown in one. */
export function longDate(date: string, tag: string = locale()): string {
  const at = noon(date);
  if (Number.isNaN(at)) return date;
  return new Intl.DateTimeFormat(tag, { dateStyle: "full", timeZone: "UTC" }).format(at);
}

/** Words how far a calendar date is from today, where the user is: tomorrow, in 3 days, 2 days ago. */
export function daysUntil(date: string, now: Date, tag: string = locale()): string {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate(), 12);
  const days = Math.round((noon(date) - today) / DAY_MS);
  return Number.isNaN(days) ? "" : new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(days, "day");
}

const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);
