import type { en } from "./en.ts";

/** The texts of the labels in German. */
export const de: typeof en = {
  lead: "Wovon Gespräche handeln. Alle können beim Arbeiten welche anlegen.",
  add: "Etikett hinzufügen",
  empty: "Noch kein Etikett",
  emptyText: "Mit Etiketten findest du Gespräche wieder.",
  name: "Name",
  colour: "Farbe",
  removeTitle: (name) => `„${name}“ entfernen?`,
  removeText: "Es verschwindet aus jedem Gespräch.",
  colours: {
    blue: "Blau",
    green: "Grün",
    orange: "Orange",
    purple: "Violett",
    red: "Rot",
    teal: "Petrol",
    yellow: "Gelb",
    pink: "Rosa",
    grey: "Grau",
  },
};
