import type { en } from "./en.ts";

/** The texts of the general in German. */
export const de: typeof en = {
  lead: "Was die Kundschaft als euren Namen liest, wo eine Antwort oder ein Gruß ihn nennt.",
  name: "Name der Organisation",
  hint: "Textbausteine nennen ihn für {{organization.name}}.",
  saved: "Name gespeichert",
};
