import { invalid } from "../kernel/errors.ts";
import { DAYS, type Day, type OpeningTime } from "./business-hours.ts";

/** Reads days of the week as people type them: `mon`, `mon-fri`, `sat,sun`. Throws `days_unclear`. */
export function readDays(text: string): readonly Day[] {
  const days = text.toLowerCase().split(",").flatMap(readSpan);
  return DAYS.filter((day) => days.includes(day));
}

function readSpan(text: string): readonly Day[] {
  const [first = "", last = first] = text.trim().split("-");
  const [from, to] = [first, last].map((name) => DAYS.findIndex((day) => day === name.trim().slice(0, 3)));
  if (from === undefined || to === undefined || from < 0 || to < 0)
    throw invalid("days_unclear", "Name days such as mon, mon-fri or sat,sun.", { said: text });
  // A span may run over the end of the week: sat-mon.
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, at) => DAYS[(from + at) % 7] ?? "mon");
}

/** Reads opening times: `09:00-17:00`, several with commas, or `closed`. Throws `times_unclear`. */
export function readTimes(text: string): readonly OpeningTime[] {
  if (/^(closed|zu)$/iu.test(text.trim())) return [];
  return text.split(",").map((span) => {
    const [, from, to] = /^\s*(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)\s*$/u.exec(span) ?? [];
    if (from === undefined || to === undefined)
      throw invalid("times_unclear", "Give times such as 09:00-17:00, or say closed.", { said: span });
    return [from, to] as const;
  });
}
