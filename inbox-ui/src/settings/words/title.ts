import type { Translated } from "../../words/translate.ts";

export const title: Translated = { en: "Settings", de: "Einstellungen" };
export const goTo: Translated = { en: "Go to settings", de: "Zu den Einstellungen" };
