import type { Words } from "../access/index.ts";
import { DAYS, isOpen, type BusinessHours } from "./business-hours.ts";

const NAMES = {
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  de: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
} as const;

/** Says when the organization is open, a line a day, and whether it is open now. */
export function wordHours(hours: BusinessHours, now: Temporal.Instant = Temporal.Now.instant()): Words {
  const open = isOpen(hours, now);
  const lines = (language: keyof Words, closed: string) =>
    DAYS.map((day, at) => {
      const times = (hours.days[day] ?? []).map(([from, to]) => `${from}–${to}`).join(", ");
      return `${NAMES[language][at] ?? day} ${times || closed}`;
    });
  return {
    en: [`${open ? "Open" : "Closed"} now (${hours.timeZone}).`, ...lines("en", "closed")].join("\n"),
    de: [
      `Jetzt ${open ? "geöffnet" : "geschlossen"} (${hours.timeZone}).`,
      ...lines("de", "geschlossen"),
    ].join("\n"),
  };
}
