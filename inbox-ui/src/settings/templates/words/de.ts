import type { en } from "./en.ts";

/** The texts of the templates in German. */
export const de: typeof en = {
  lead: "Texte, die du oft schreibst. Tippe beim Schreiben /, um einen zu nehmen.",
  add: "Textbaustein hinzufügen",
  empty: "Noch kein Textbaustein",
  emptyText: "Bewahre auf, was du immer wieder schreibst.",
  shortcut: "Kürzel",
  shortcutHint: "Was du nach dem Schrägstrich tippst.",
  shortcutFault: "Nur Buchstaben, Ziffern, - und _, etwa erstattung-1.",
  name: "Name",
  text: "Text",
  textHint:
    "{{contact.name}}, {{contact.first_name | zusammen}}, {{agent.name}} und {{organization.name}} werden ausgefüllt. Was nach einem Strich steht, bekommt, wer keinen Namen hat.",
  removeTitle: (name) => `„${name}“ entfernen?`,
  removeText: "Gesendete Nachrichten bleiben, wie sie sind.",
};
