/** `["09:00", "17:00"]` in local time, end excluded. An end at or before its start lies on the next day; "24:00" is midnight. */
export type OpeningTime = readonly [from: string, to: string];

export type Day = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** When an organization answers. Days that are absent are closed. */
export type BusinessHours = {
  readonly timeZone: string;
  readonly days: { readonly [D in Day]?: readonly OpeningTime[] | undefined };
};

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const satisfies readonly Day[];

/** Whether the organization is open at a moment; hours are those on the wall, whatever daylight saving does. */
export function isOpen(hours: BusinessHours, at: Temporal.Instant): boolean {
  const local = at.toZonedDateTimeISO(hours.timeZone);
  const minute = local.hour * 60 + local.minute;
  const today = timesOf(hours, local.dayOfWeek);
  const yesterday = timesOf(hours, local.dayOfWeek - 1);
  return today.some((time) => isWithin(time, minute)) || yesterday.some((time) => runsInto(time, minute));
}

const timesOf = ({ days }: BusinessHours, dayOfWeek: number): readonly OpeningTime[] =>
  days[DAYS[(dayOfWeek + 6) % 7] ?? "mon"] ?? [];

function isWithin([from, to]: OpeningTime, minute: number): boolean {
  const start = minutesOf(from);
  const end = minutesOf(to);
  return minute >= start && (minute < end || end <= start);
}

function runsInto([from, to]: OpeningTime, minute: number): boolean {
  return minutesOf(to) <= minutesOf(from) && minute < minutesOf(to);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
