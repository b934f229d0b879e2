import { type Language, language } from "./language.ts";

/** One text in every language: a title that is shown before its area is loaded. */
export type Translated = Readonly<Record<Language, string>>;

/** Returns the text in the user's language. */
export const translate = (text: Translated): string => text[language()];
