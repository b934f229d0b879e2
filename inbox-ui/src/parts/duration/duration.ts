/** A length of time by its parts. A day is a calendar day, which is not always 24 hours. */
export type Duration = {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
};

const UNITS = [
  ["days", "day"],
  ["hours", "hour"],
  ["minutes", "minute"],
  ["seconds", "second"],
] as const;

/** Reads an ISO 8601 duration of days to seconds, such as P1DT2H30M, which Temporal writes. */
export function readDuration(iso: string): Duration | undefined {
  const found = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u.exec(iso);
  if (!found) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((digits) => Number(digits ?? 0));
  return { days, hours, minutes, seconds };
}

/** Writes a duration in ISO 8601; a unit that is full becomes the next, except that hours stay hours. */
export function writeDuration(duration: Duration): string {
  const total = duration.hours * 3_600 + duration.minutes * 60 + duration.seconds;
  const date = duration.days > 0 ? `${duration.days}D` : "";
  const time = [
    [Math.floor(total / 3_600), "H"],
    [Math.floor(total / 60) % 60, "M"],
    [total % 60, "S"],
  ].flatMap(([count, unit]) => (count === 0 ? [] : [`${count}${unit}`]));
  if (date === "" && time.length === 0) return "PT0S";
  return `P${date}${time.length > 0 ? `T${time.join("")}` : ""}`;
}

/** Formats a duration in a language: 1 hr 30 min. */
export function formatDuration(iso: string, locale: string): string {
  const duration = readDuration(iso);
  if (!duration) return iso;
  const parts = UNITS.filter(([name]) => duration[name] > 0);
  const shown = parts.length > 0 ? parts : [UNITS[2]];
  return shown.map(([name, unit]) => inUnit(duration[name], unit, locale)).join(" ");
}

/** Nobody knows the short form of days in German. */
const inUnit = (count: number, unit: string, locale: string) =>
  new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: unit === "day" ? "long" : "short",
  }).format(count);
