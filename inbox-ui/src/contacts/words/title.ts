import type { Translated } from "../../words/translate.ts";

export const title: Translated = { en: "Contacts", de: "Kontakte" };
export const goTo: Translated = { en: "Go to contacts", de: "Zu den Kontakten" };
