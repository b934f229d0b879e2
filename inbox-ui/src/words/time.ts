import { locale, words } from "./index.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Formats a time for a list: minutes and hours of today, then days, then the date. */
export function shortTime(at: string, now: number, speech: Speech = spoken()): string {
  const then = Date.parse(at);
  const age = now - then;
  if (age < MINUTE) return speech.now;
  if (age < HOUR) return inUnit(Math.floor(age / MINUTE), "minute", speech.locale);
  const days = daysBetween(then, now);
  if (days === 0) return inUnit(Math.floor(age / HOUR), "hour", speech.locale);
  if (days === 1) return speech.yesterday;
  if (days < 7) return format(then, { weekday: "short" }, speech.locale);
  return format(
    then,
    days < 330 ? { day: "numeric", month: "short" } : { year: "numeric", month: "short" },
    speech.locale,
  );
}

/** Formats a time to come for a list: the clock of today, the weekday of this week, then the date. */
export function comingTime(at: string, now: number, tag: string = locale()): string {
  const then = Date.parse(at);
  const days = daysBetween(now, then);
  if (days <= 0) return clockTime(at, tag);
  return days < 7
    ? weekdayTime(at, tag)
    : format(
        then,
        days < 330 ? { day: "numeric", month: "short" } : { year: "numeric", month: "short" },
        tag,
      );
}

/** Formats a time within a sentence: how long ago, or the day. */
export function pastTime(at: string, now: number, tag: string = locale()): string {
  const age = Math.max(0, now - Date.parse(at));
  if (age < HOUR) return ago(Math.floor(age / MINUTE), "minute", tag);
  return age < DAY
    ? ago(Math.floor(age / HOUR), "hour", tag)
    : ago(daysBetween(Date.parse(at), now), "day", tag);
}

const ago = (count: number, unit: "minute" | "hour" | "day", tag: string) =>
  new Intl.RelativeTimeFormat(tag, { numeric: "auto", style: "short" }).format(
    -count,
    count === 0 ? "second" : unit,
  );

/** Formats the day between messages. */
export function dayName(at: string, now: number, speech: Speech = spoken()): string {
  const then = Date.parse(at);
  const days = daysBetween(then, now);
  if (days === 0) return speech.today;
  if (days === 1) return speech.yesterday;
  const year =
    new Date(then).getFullYear() === new Date(now).getFullYear() ? {} : { year: "numeric" as const };
  return format(then, { weekday: "long", day: "numeric", month: "long", ...year }, speech.locale);
}

/** Formats a duration in its largest unit. */
export function span(ms: number, at: string = locale()): string {
  if (ms < HOUR) return inUnit(Math.max(1, Math.floor(ms / MINUTE)), "minute", at);
  return ms < 2 * DAY ? inUnit(Math.floor(ms / HOUR), "hour", at) : inUnit(Math.floor(ms / DAY), "day", at);
}

export const clockTime = (at: string, tag: string = locale()) =>
  format(Date.parse(at), { hour: "2-digit", minute: "2-digit" }, tag);
export const fullTime = (at: string, tag: string = locale()) =>
  format(Date.parse(at), { dateStyle: "full", timeStyle: "short" }, tag);
export const mediumTime = (at: string, tag: string = locale()) =>
  format(
    Date.parse(at),
    { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
    tag,
  );
export const weekdayTime = (at: string, tag: string = locale()) =>
  format(Date.parse(at), { weekday: "short", hour: "2-digit", minute: "2-digit" }, tag);
export const dateOnly = (at: string, tag: string = locale()) =>
  format(Date.parse(at), { dateStyle: "medium" }, tag);

/** Formats a recording's minutes and seconds. */
export const duration = (ms: number) =>
  `${Math.floor(ms / MINUTE)}:${String(Math.floor((ms % MINUTE) / 1000)).padStart(2, "0")}`;

export type Speech = {
  readonly locale: string;
  readonly now: string;
  readonly today: string;
  readonly yesterday: string;
};
const spoken = (): Speech => ({ locale: locale(), ...words().time });

/** Counts the midnights between two times in the user's time zone. */
export function daysBetween(then: number, now: number): number {
  return Math.round((midnight(now) - midnight(then)) / DAY);
}
const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);

const FORMATS = new Map<string, Intl.DateTimeFormat>();
// Creating a format costs more than a thousand uses.
function format(at: number, options: Intl.DateTimeFormatOptions, tag: string): string {
  const key = tag + JSON.stringify(options);
  const known = FORMATS.get(key) ?? new Intl.DateTimeFormat(tag, options);
  FORMATS.set(key, known);
  return known.format(at);
}

const inUnit = (count: number, unit: "minute" | "hour" | "day", tag: string) =>
  new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "narrow" }).format(count);
