import { type Duration, writeDuration } from "./duration.ts";

/** What was typed: a duration in ISO 8601, nothing, a number without its unit, or something else. */
export type ParsedDuration =
  | { readonly kind: "duration"; readonly iso: string }
  | { readonly kind: "empty" }
  | { readonly kind: "no_unit" }
  | { readonly kind: "unreadable" };

/** How people begin the units in English and German. */
const UNITS: readonly (readonly [keyof Duration, RegExp])[] = [
  ["days", /^(d|days?|t|tage?n?)$/u],
  ["hours", /^(h|hrs?|hours?|std|stunden?)$/u],
  ["minutes", /^(m|mins?|minutes?|minuten?)$/u],
  ["seconds", /^(s|secs?|seconds?|sek|sekunden?)$/u],
];
const LARGEST = 100_000;

/** Reads 30m, 1h30m, 2 Std. 5 Min., 1:30 and 1d. A bare number is refused: nobody knows whether it means minutes or hours. */
export function parseDuration(text: string): ParsedDuration {
  const written = text.trim().toLowerCase();
  if (written === "") return { kind: "empty" };
  if (/^\d+([.,]\d+)?$/u.test(written)) return { kind: "no_unit" };
  const duration = readClock(written) ?? readUnits(written);
  return duration ? { kind: "duration", iso: writeDuration(duration) } : { kind: "unreadable" };
}

function readClock(text: string): Duration | undefined {
  const found = /^(\d{1,4}):([0-5]\d)$/u.exec(text);
  return found ? { days: 0, hours: Number(found[1]), minutes: Number(found[2]), seconds: 0 } : undefined;
}

function readUnits(text: string): Duration | undefined {
  const pairs = [...text.matchAll(/(\d+)\s*(\p{L}+)\.?\s*,?\s*/gu)];
  if (pairs.map(([all]) => all).join("") !== text) return undefined;
  const found: Partial<Record<keyof Duration, number>> = {};
  for (const [, digits, word = ""] of pairs) {
    const unit = UNITS.find(([, names]) => names.test(word))?.[0];
    const count = Number(digits);
    if (unit === undefined || found[unit] !== undefined || count > LARGEST) return undefined;
    found[unit] = count;
  }
  return { days: 0, hours: 0, minutes: 0, seconds: 0, ...found };
}
