import { createSignal } from "solid-js";
import { beforeGerman, type Language, language } from "./language.ts";

/** Defines an area's texts; both languages are in the area's own chunk. */
export const defineWords =
  <W>(texts: Readonly<Record<Language, W>>): (() => W) =>
  () =>
    texts[language()];

/** Defines texts of the first load: German is loaded only for those who speak it. */
export function deferGerman<W>(en: W, load: () => Promise<{ readonly de: W }>): () => W {
  const [german, setGerman] = createSignal<W>();
  beforeGerman(async () => {
    const { de } = await load();
    setGerman(() => de);
  });
  return () => (language() === "de" ? (german() ?? en) : en);
}
