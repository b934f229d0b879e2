import type { en } from "./en.ts";

/** The texts of the contacts in German. */
export const de: typeof en = {
  search: "Kontakte durchsuchen",
  empty: "Noch keine Kontakte",
  emptyText: "Ein Kontakt erscheint hier mit der ersten Nachricht.",
  channel: "Kanal",
  lastActivity: "Letzte Aktivität",
  conversations: "Gespräche",
  proved: "Nachweislich dieselbe Person",
};
