import type { Translated } from "../../../words/translate.ts";

export const title: Translated = { en: "Audit log", de: "Audit-Protokoll" };
