import type { Translated } from "../../words/translate.ts";

export const title: Translated = { en: "Keyboard", de: "Tastatur" };
export const keysTitle: Translated = { en: "Keyboard shortcuts", de: "Tastenkürzel" };
