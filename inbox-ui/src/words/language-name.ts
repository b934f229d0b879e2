import { locale } from "./index.ts";

/** A language by its name where a platform tells a tag; a tag that nobody knows stays as it was told. */
export function languageName(tag: string | null, inLanguage = locale()): string | null {
  try {
    return tag && (new Intl.DisplayNames(inLanguage, { type: "language" }).of(tag) ?? tag);
  } catch {
    return tag;
  }
}
