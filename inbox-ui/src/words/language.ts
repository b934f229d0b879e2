import { createSignal } from "solid-js";

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = "parley.language";
const [language, setLanguage] = createSignal<Language>("en");
const german: (() => Promise<void>)[] = [];

/** Returns the user's language. */
export { language };

/** Returns the locale for Intl: the browser's region when it has the chosen language. */
export const locale = () => navigator.languages.find((tag) => tag.startsWith(language())) ?? language();

/** Loads the chosen language, or the browser's; called once before the first paint. */
export const loadWords = () => speak(preferred());

/** Changes the language and remembers it. */
export async function speak(next: Language): Promise<void> {
  if (next === "de") await Promise.all(german.map((load) => load()));
  setLanguage(next);
  document.documentElement.lang = next;
  localStorage.setItem(KEY, next);
}

/** Names German texts to load before they are spoken. */
export function beforeGerman(load: () => Promise<void>): void {
  german.push(load);
  if (language() === "de") void load();
}

function preferred(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === "en" || kept === "de") return kept;
  return navigator.language.startsWith("de") ? "de" : "en";
}
