import type { Translated } from "../../../words/translate.ts";

export const title: Translated = { en: "API keys", de: "API-Schlüssel" };
