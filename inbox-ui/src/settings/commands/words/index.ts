import { defineWords } from "../../../words/define-words.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** Returns the texts of the commands in the user's language. */
export const commandsWords = defineWords({ en, de });
