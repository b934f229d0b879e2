import { defineWords } from "../../../words/define-words.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** Returns the texts of the general in the user's language. */
export const generalWords = defineWords({ en, de });
