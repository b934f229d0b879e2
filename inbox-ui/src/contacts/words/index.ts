import { defineWords } from "../../words/define-words.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** Returns the texts of the contacts in the user's language. */
export const contactsWords = defineWords({ en, de });
