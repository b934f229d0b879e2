import type { en } from "./en.ts";

/** The texts of the templates in German. */
export const de: typeof en = {
  lead: "Nachrichten, die du oft sendest. Tippe in einem Gespräch /, um eine einzufügen.",
  add: "Textbaustein hinzufügen",
  empty: "Noch keine Textbausteine",
  emptyText: "Speichere Nachrichten, die du oft sendest.",
  shortcut: "Kürzel",
  shortcutHint: "Was du nach dem Schrägstrich tippst.",
  shortcutFault: "Nur Buchstaben, Ziffern, - und _, etwa erstattung-1.",
  name: "Name",
  text: "Nachricht",
  textHint:
    "Du kannst {{contact.name}}, {{contact.first_name | zusammen}}, {{agent.name}} und {{organization.name}} verwenden. Der Text nach | wird verwendet, wenn der Kunde keinen Namen hat.",
  removeTitle: (name) => `„${name}“ entfernen?`,
  removeText: "Bereits gesendete Nachrichten ändern sich nicht.",
};
