import type { en } from "./en.ts";

/** The texts of the hours in German. */
export const de: typeof en = {
  lead: "Regeln fragen, ob ihr offen habt. Ohne Zeiten habt ihr immer offen.",
  timeZone: "Zeitzone",
  from: "von",
  to: "bis",
  closed: "Geschlossen",
  allDay: "Ganztags offen",
  setSpan: "Zeiten setzen",
  addSpan: "Zeiten hinzufügen",
  removeSpan: "Diese Zeiten entfernen",
  save: "Zeiten speichern",
  saved: "Öffnungszeiten gespeichert",
};
