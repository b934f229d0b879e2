import { createRequire } from "node:module";
import type { parse, ParsedComponents, ParsedResult } from "chrono-node";
import type { CommandLanguage } from "../../../access/index.ts";
import { unsafeCast } from "../../../kernel/trust.ts";
import type { Typed } from "../parsed.ts";
import { dateOf, timeOf, type SaidDate } from "./said-date.ts";

type Chrono = { readonly parse: typeof parse };

const require = createRequire(import.meta.url);
const loaded = new Map<CommandLanguage, Chrono>();

/** Asked for days to come, chrono makes one of these too. */
const PAST_WEEKDAY = /\b(last|past|previous|letzte|vorige|vergangene)/i;

/** Reads "in 3 days", "next friday" or "3. März 9 Uhr" with chrono; null where not all of it is one certain day. */
export function readSpokenDate(said: string, { languages, today }: Typed): SaidDate | null {
  if (!/\p{L}/u.test(said) || PAST_WEEKDAY.test(said)) return null;
  for (const language of languages) {
    // Chrono computes in the zone of this process, so that noon there is today whichever zone it is.
    const noon = new Date(today.year, today.month - 1, today.day, 12);
    const [result, ...others] = load(language).parse(said, noon, { forwardDate: true });
    const date = result && others.length === 0 ? saidBy(result, said) : null;
    if (date !== null) return date;
  }
  return null;
}

/** Loads a language when its first date is read: 25 ms and 16 MB that most hubs never need. */
function load(language: CommandLanguage): Chrono {
  const chrono = loaded.get(language) ?? unsafeCast<Chrono>(require(`chrono-node/${language}`));
  loaded.set(language, chrono);
  return chrono;
}

/** Takes the parts and never chrono's own instant, which knows no zone's rules. */
function saidBy({ index, text, start, end }: ParsedResult, said: string): SaidDate | null {
  const isWhole = index === 0 && text.length === said.length && end == null;
  const isDay = start.isCertain("day") || start.isCertain("weekday");
  // "17:00 EST" is another zone's; "in 2 hours" depends on the time it is, which is not known here.
  const isElsewhere = start.isCertain("timezoneOffset");
  if (!isWhole || !isDay || isElsewhere) return null;
  const date = dateOf(part(start, "year"), part(start, "month"), part(start, "day"));
  const time = timeSaid(start);
  return date && time !== undefined ? { date, time } : null;
}

/** Null without a time; undefined where it is none. */
function timeSaid(start: ParsedComponents): Temporal.PlainTime | null | undefined {
  const isNamed = [...start.tags()].some((tag) =>
    /^casualReference\/(morning|noon|afternoon|evening|night)/.test(tag),
  );
  if (!start.isCertain("hour") && !isNamed) return null;
  return timeOf(part(start, "hour"), part(start, "minute")) ?? undefined;
}

const part = (start: ParsedComponents, name: Parameters<ParsedComponents["get"]>[0]): number =>
  start.get(name) ?? 0;
