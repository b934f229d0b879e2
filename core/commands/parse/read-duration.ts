import { fail, found, type ReadValue } from "./value.ts";

/** Weeks, days, hours and minutes in this order; at least one, each at most four digits. */
const DURATION = /^(?=\d)(?:(\d{1,4})w)?(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,4})m)?$/i;

/** How people write units that we do not know, in both languages. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^m/i, "m"],
  [/^(h|st)/i, "h"],
  [/^[dt]/i, "d"],
  [/^w/i, "w"],
];

/** Reads `30m`, `2h`, `1d`, `1h30m` or `1w`. A bare number could be minutes or hours, so it is refused. */
export function readDuration(said: string): ReadValue {
  const match = DURATION.exec(said);
  if (match === null) return refuse(said);
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((digits) => Number(digits ?? 0));
  if (weeks + days + hours + minutes === 0) return fail("not_a_duration", null);
  return found({ kind: "duration", value: Temporal.Duration.from({ weeks, days, hours, minutes }) });
}

function refuse(said: string): ReadValue {
  if (/^\d+$/.test(said)) return withoutUnit(said);
  const [, digits = "", unit = ""] = /^(\d{1,4}) ?(\p{L}+)\.?$/u.exec(said) ?? [];
  const [, short] = UNITS.find(([pattern]) => pattern.test(unit)) ?? [];
  return fail("not_a_duration", short === undefined ? null : `${digits}${short}`);
}

function withoutUnit(said: string): ReadValue {
  const number = said.replace(/^0+/, "");
  const isShort = number !== "" && number.length <= 4;
  return isShort
    ? fail("duration_without_unit", `${number}m`, [`${number}m`, `${number}h`])
    : fail("not_a_duration", null);
}
