import { defineWords } from "../../../words/define-words.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** Returns the texts of the approvals in the user's language. */
export const approvalsWords = defineWords({ en, de });
