import type { en } from "./en.ts";

/** The texts of the hours in German. */
export const de: typeof en = {
  lead: "Werden von Regeln verwendet. Ohne Zeiten habt ihr immer geöffnet.",
  timeZone: "Zeitzone",
  from: "von",
  to: "bis",
  closed: "Geschlossen",
  allDay: "Ganztägig geöffnet",
  setSpan: "Zeiten festlegen",
  addSpan: "Zeiten hinzufügen",
  removeSpan: "Diese Zeiten entfernen",
  save: "Zeiten speichern",
  saved: "Öffnungszeiten gespeichert",
};
