import { defineWords } from "../../words/define-words.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** Returns the texts of the settings in the user's language. */
export const settingsWords = defineWords({ en, de });
