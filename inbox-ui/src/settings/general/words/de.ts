import type { en } from "./en.ts";

/** The texts of the general in German. */
export const de: typeof en = {
  lead: "Euer Name in Antworten und Begrüßungen.",
  name: "Name der Organisation",
  hint: "Verfügbar als {{organization.name}}.",
  saved: "Name gespeichert",
};
