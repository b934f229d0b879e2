import { language } from "../index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** The sentences of the settings in the person's language; both travel with the settings' own chunk. */
export const settingsWords = () => (language() === "de" ? de : en);
