import type { Translated } from "../../../words/translate.ts";

export const title: Translated = { en: "Approvals", de: "Zustimmungen" };
