import { language } from "../index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** Returns the texts of the settings in the user's language; both languages are in the settings' own chunk. */
export const settingsWords = () => (language() === "de" ? de : en);
