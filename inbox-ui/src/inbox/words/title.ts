import type { Translated } from "../../words/translate.ts";

export const title: Translated = { en: "Inbox", de: "Posteingang" };
export const goTo: Translated = { en: "Go to the inbox", de: "Zum Posteingang" };
