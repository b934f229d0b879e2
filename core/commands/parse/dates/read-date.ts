import type { Typed } from "../parsed.ts";
import { fail, type ReadValue } from "../value.ts";
import { readSpokenDate } from "./read-spoken-date.ts";
import { readStrictDate } from "./read-strict-date.ts";

/** Longer than every way to say a date. */
const DATE_MAX = 60;

/** Reads a date, and the time if there is one: strict forms first, then as people speak. Yesterday is a date too. */
export function readDate(said: string, typed: Typed): ReadValue {
  const text = said.trim().replaceAll(/\s+/g, " ");
  if (text.length > DATE_MAX) return fail("not_a_date", null);
  // The fourth of March in one country, the third of April in the next.
  if (/^\d{1,2}\/\d{1,2}(\/|$| )/.test(text)) return fail("ambiguous_date", null);
  const read = readStrictDate(text, typed.today) ?? readSpokenDate(text, typed);
  if (read === null) return fail("not_a_date", null);
  const value = { kind: "date", value: read.date } as const;
  if (read.time === null) return { kind: "read", found: { value } };
  const moment = read.date.toZonedDateTime({ timeZone: typed.zone, plainTime: read.time });
  return { kind: "read", found: { value, moment } };
}
