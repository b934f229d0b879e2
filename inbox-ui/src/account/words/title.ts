import type { Translated } from "../../words/translate.ts";

export const title: Translated = { en: "Chat accounts", de: "Chat-Konten" };
