import { createSignal } from "solid-js";
import { en, type Words } from "./en.ts";

export type { Words } from "./en.ts";
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = "parley.language";
const [words, setWords] = createSignal<Words>(en);
const [language, setLanguage] = createSignal<Language>("en");

/** Returns the texts in the user's language. */
export { words, language };

/** Returns the locale for Intl: the browser's region when it has the chosen language. */
export const locale = () => navigator.languages.find((tag) => tag.startsWith(language())) ?? language();

/** Loads the chosen language, or the browser's; called once before the first paint. */
export const loadWords = () => speak(preferred());

/** Changes the language and remembers it. */
export async function speak(next: Language): Promise<void> {
  setWords(() => en);
  if (next === "de") {
    const { de } = await import("./de.ts");
    setWords(() => de);
  }
  setLanguage(next);
  document.documentElement.lang = next;
  localStorage.setItem(KEY, next);
}

function preferred(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === "en" || kept === "de") return kept;
  return navigator.language.startsWith("de") ? "de" : "en";
}
