import { defineWords } from "../../words/define-words.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** Returns the texts of the parts that pages load later, in the user's language. */
export const partsWords = defineWords({ en, de });
