import type { en } from "./en.ts";

/** The texts of the contacts in German. */
export const de: typeof en = {
  search: "Kontakte durchsuchen",
  empty: "Noch keine Kontakte. Sie erscheinen von selbst mit ihrer ersten Nachricht.",
  noMatch: "Kein Kontakt passt.",
  errorTitle: "Die Kontakte konnten nicht gelesen werden",
  choose: "Wähle einen Kontakt",
  conversations: "Gespräche",
};
