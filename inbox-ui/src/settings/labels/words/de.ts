import type { en } from "./en.ts";

/** The texts of the labels in German. */
export const de: typeof en = {
  lead: "Ordne Gespräche nach Themen.",
  add: "Label hinzufügen",
  empty: "Noch keine Labels",
  emptyText: "Mit Labels findest du Gespräche wieder.",
  name: "Name",
  colour: "Farbe",
  removeTitle: (name) => `„${name}“ entfernen?`,
  removeText: "Es wird aus allen Gesprächen entfernt.",
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
