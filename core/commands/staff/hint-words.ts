import type { Words } from "../../access/index.ts";
import type { Hint } from "./what-it-means.ts";

/** Why a member's plain text did nothing, and what would. */
export const hintWords: Readonly<Record<Hint, Words>> = {
  which: {
    en: "Nothing was sent. Reply to a card, or name the conversation: /reply #12 …",
    de: "Nichts wurde gesendet. Antworten Sie auf eine Karte, oder nennen Sie das Gespräch: /reply #12 …",
  },
  two: {
    en: "Nothing was sent: you replied to a card of another conversation than this thread's.",
    de: "Nichts wurde gesendet: Ihre Antwort gilt der Karte eines anderen Gesprächs als dieser Thread.",
  },
  foreign: {
    en: "Nothing was sent: this card was made for somebody else.",
    de: "Nichts wurde gesendet: Diese Karte ist für jemand anderen.",
  },
  files: {
    en: "Nothing was sent. Send files from the inbox.",
    de: "Nichts wurde gesendet. Dateien senden Sie aus dem Posteingang.",
  },
  command: {
    en: "Nothing was sent: this begins like a command and is none of mine. Check its name, and write it without formatting.",
    de: "Nichts wurde gesendet: Das beginnt wie ein Befehl, ist aber keiner von mir. Prüfen Sie den Namen, und schreiben Sie ihn ohne Formatierung.",
  },
  form: {
    en: "Nothing was sent: the time of this form is over, or it was for somebody else. Give the command again.",
    de: "Nichts wurde gesendet: Die Zeit dieses Formulars ist um, oder es war für jemand anderen. Geben Sie den Befehl noch einmal.",
  },
};
