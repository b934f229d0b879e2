import { deferGerman } from "../../words/define-words.ts";
import { en } from "./en.ts";

/** Returns the texts of the inbox in the user's language. */
export const inboxWords = deferGerman(en, () => import("./de.ts"));
