import { deferGerman } from "../../words/define-words.ts";
import { en } from "./en.ts";

/** Returns the texts of the shell in the user's language. */
export const shellWords = deferGerman(en, () => import("./de.ts"));
