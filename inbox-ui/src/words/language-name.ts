import { locale } from "./index.ts";

/** Returns the name of a language tag; an unknown tag stays as it is. */
export function languageName(tag: string | null, inLanguage = locale()): string | null {
  try {
    return tag && (new Intl.DisplayNames(inLanguage, { type: "language" }).of(tag) ?? tag);
  } catch {
    return tag;
  }
}
