import { defineWords } from "../../../words/define-words.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** Returns the texts of the design page in the user's language. */
export const designWords = defineWords({ en, de });
