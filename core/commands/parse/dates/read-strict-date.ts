import { dateOf, timeOf, type SaidDate } from "./said-date.ts";

const TIME = /(?:^|[ t])(?:at |um )?(?:(\d{1,2}):(\d{2})(?: ?(am|pm|uhr))?|(\d{1,2}) ?(am|pm|uhr))$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/;

/** Days by name, counted from today. */
const DAYS: Readonly<Record<string, number>> = {
  yesterday: -1,
  gestern: -1,
  today: 0,
  heute: 0,
  tomorrow: 1,
  morgen: 1,
  übermorgen: 2,
};

/** Weekdays by name; Monday is 1. */
const WEEKDAYS = new Map(
  [
    ["monday", "mon", "montag", "mo"],
    ["tuesday", "tue", "dienstag", "di"],
    ["wednesday", "wed", "mittwoch", "mi"],
    ["thursday", "thu", "donnerstag", "do"],
    ["friday", "fri", "freitag", "fr"],
    ["saturday", "sat", "samstag", "sa"],
    ["sunday", "sun", "sonntag", "so"],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

/**
 * Reads `2027-03-04`, `4.3.2027`, `4.3.`, today, tomorrow or a weekday, in English or German, with or without a time. A
 * time alone is today's. A weekday is the next one after today; a day without a year is the next one of this name.
 */
export function readStrictDate(said: string, today: Temporal.PlainDate): SaidDate | null {
  const text = said.toLowerCase();
  const whole = readDay(text, today);
  if (whole !== null) return { date: whole, time: null };
  const match = TIME.exec(text);
  const time = match && readTime(match);
  if (!match || !time) return null;
  const day = text.slice(0, match.index).trim();
  const date = day === "" ? today : readDay(day, today);
  return date && { date, time };
}

function readDay(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (Object.hasOwn(DAYS, text)) return today.add({ days: DAYS[text] ?? 0 });
  const weekday = WEEKDAYS.get(text);
  if (weekday !== undefined) return today.add({ days: (7 + weekday - today.dayOfWeek) % 7 || 7 });
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (day !== undefined) return dateOf(Number(year), Number(month), Number(day));
  return readDotted(text, today);
}

function readDotted(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const [, day, month, year] = DOTTED.exec(text) ?? [];
  if (day === undefined) return null;
  if (year !== undefined) return dateOf(Number(year), Number(month), Number(day));
  const date = dateOf(today.year, Number(month), Number(day));
  const isPast = date !== null && Temporal.PlainDate.compare(date, today) < 0;
  return isPast ? dateOf(today.year + 1, Number(month), Number(day)) : date;
}

function readTime([, hours, minutes, suffix, alone, marker]: RegExpExecArray): Temporal.PlainTime | null {
  const hour = Number(hours ?? alone);
  const half = suffix ?? marker;
  if (half !== "am" && half !== "pm") return timeOf(hour, Number(minutes ?? 0));
  return hour >= 1 && hour <= 12
    ? timeOf((hour % 12) + (half === "pm" ? 12 : 0), Number(minutes ?? 0))
    : null;
}
