import type { en } from "./en.ts";

/** The texts of the settings in German. */
export const de: typeof en = {
  personal: "Persönlich",
  organization: "Organisation",
  notAllowed: "Deine Rolle hat keinen Zugriff auf diese Seite. Frag einen Inhaber deiner Organisation.",
};
