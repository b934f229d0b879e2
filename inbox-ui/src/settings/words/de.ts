import type { en } from "./en.ts";

/** The texts of the settings in German. */
export const de: typeof en = {
  personal: "Du",
  organization: "Organisation",
  notAllowed: "Deine Rolle erlaubt das nicht. Frag, wer deine Organisation leitet.",
};
