import { deferGerman } from "./define-words.ts";
import { en } from "./en.ts";

export { type Language, LANGUAGES, language, loadWords, locale, speak } from "./language.ts";

/** Returns the texts that several areas share, in the user's language. */
export const words = deferGerman(en, () => import("./de.ts"));
