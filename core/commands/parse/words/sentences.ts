import type { CommandLanguage } from "../../../access/index.ts";
import type { FaultCode } from "../parsed.ts";

/** What a sentence may name. Texts without a value are empty. */
export type FaultFacts = {
  /** As typed, shortened and without hidden characters. */
  readonly said: string;
  /** The argument's name. */
  readonly argument: string;
  /** What it could have been. */
  readonly list: string;
};

type Sentence = Readonly<Record<CommandLanguage, (facts: FaultFacts) => string>>;

/** Says for each error what is wrong and what to do. */
export const SENTENCES: Readonly<Record<FaultCode, Sentence>> = {
  too_long: {
    en: () =>
      "This command is longer than 4,000 characters. Shorten it, or send the text in several messages.",
    de: () =>
      "Dieser Befehl ist länger als 4.000 Zeichen. Kürze ihn, oder sende den Text in mehreren Nachrichten.",
  },
  too_many_tokens: {
    en: () => "This command has more than 50 words. Put words that belong together in double quotes.",
    de: () => "Dieser Befehl hat mehr als 50 Wörter. Setze zusammengehörige Wörter in Anführungszeichen.",
  },
  disguised_name: {
    en: () =>
      "The name of this command has hidden characters, or letters that only look like Latin ones. Type it anew instead of pasting it.",
    de: () =>
      "Der Name dieses Befehls enthält unsichtbare Zeichen oder Buchstaben, die lateinischen nur ähneln. Tippe ihn neu, statt ihn einzufügen.",
  },
  unknown_command: {
    en: ({ said }) =>
      said === ""
        ? "Write the command's name right behind the slash."
        : `There is no command /${said}. Check its name.`,
    de: ({ said }) =>
      said === ""
        ? "Schreibe den Namen des Befehls direkt hinter den Schrägstrich."
        : `Den Befehl /${said} gibt es nicht. Prüfe seinen Namen.`,
  },
  missing_subcommand: {
    en: ({ list }) => `A second word is missing. Write ${list}.`,
    de: ({ list }) => `Das zweite Wort fehlt. Schreibe ${list}.`,
  },
  unknown_subcommand: {
    en: ({ said, list }) => `“${said}” does not belong to this command. Write ${list}.`,
    de: ({ said, list }) => `„${said}“ gehört nicht zu diesem Befehl. Schreibe ${list}.`,
  },
  wrong_place: {
    en: ({ said, list }) => `/${said} does not work here. Use it ${list}.`,
    de: ({ said, list }) => `/${said} geht hier nicht. Benutze es ${list}.`,
  },
  unclosed_quote: {
    en: ({ said }) => `The quote that begins with ${said} does not end. Close it, or leave it out.`,
    de: ({ said }) =>
      `Das Anführungszeichen bei ${said} wird nicht geschlossen. Schließe es, oder lass es weg.`,
  },
  unknown_option: {
    en: ({ said, list }) =>
      list === ""
        ? `${said} is not known here. Leave it out.`
        : `${said} is not known here. Use ${list}. In front of a text that begins with two hyphens, write -- and a space.`,
    de: ({ said, list }) =>
      list === ""
        ? `${said} ist hier nicht bekannt. Lass es weg.`
        : `${said} ist hier nicht bekannt. Benutze ${list}. Vor einen Text, der mit zwei Strichen beginnt, schreibe -- und ein Leerzeichen.`,
  },
  option_without_value: {
    en: ({ said }) => `${said} needs a value. Write it behind a space.`,
    de: ({ said }) => `${said} braucht einen Wert. Schreibe ihn dahinter.`,
  },
  unreadable_option: {
    en: ({ said }) => `The value of “${said}” cannot be read. Give a text or a number.`,
    de: ({ said }) => `Der Wert von „${said}“ ist nicht lesbar. Gib einen Text oder eine Zahl an.`,
  },
  given_twice: {
    en: ({ argument }) => `“${argument}” is given twice. Leave one out.`,
    de: ({ argument }) => `„${argument}“ ist doppelt angegeben. Lass eines weg.`,
  },
  too_many_arguments: {
    en: ({ said }) =>
      `“${said}” is too much. Leave it out, or put words that belong together in double quotes.`,
    de: ({ said }) =>
      `„${said}“ ist zu viel. Lass es weg, oder setze zusammengehörige Wörter in Anführungszeichen.`,
  },
  not_a_conversation: {
    en: ({ said }) => `“${said}” is not the number of a conversation. Write it like #12.`,
    de: ({ said }) => `„${said}“ ist keine Nummer einer Unterhaltung. Schreibe sie wie #12.`,
  },
  not_a_priority: {
    en: ({ said, list }) => `“${said}” is not a priority. Write ${list}.`,
    de: ({ said, list }) => `„${said}“ ist keine Priorität. Schreibe ${list}.`,
  },
  not_a_duration: {
    en: ({ said }) => `“${said}” is not a duration. Write it like 30m, 2h, 1d or 1h30m.`,
    de: ({ said }) => `„${said}“ ist keine Dauer. Schreibe sie wie 30m, 2h, 1d oder 1h30m.`,
  },
  duration_without_unit: {
    en: ({ said, list }) => `“${said}” has no unit: ${list}? Write m, h, d or w behind the number.`,
    de: ({ said, list }) => `„${said}“ hat keine Einheit: ${list}? Schreibe m, h, d oder w hinter die Zahl.`,
  },
  not_a_date: {
    en: ({ said }) => `“${said}” is not a date. Write it like 2027-03-04, tomorrow or friday 9:00.`,
    de: ({ said }) => `„${said}“ ist kein Datum. Schreibe es wie 4.3.2027, morgen oder freitag 9:00.`,
  },
  ambiguous_date: {
    en: ({ said }) => `“${said}” means different days in different countries. Write it like 2027-03-04.`,
    de: ({ said }) => `„${said}“ ist je nach Land ein anderer Tag. Schreibe es wie 4.3.2027.`,
  },
  not_an_email: {
    en: ({ said }) => `“${said}” is not an email address. Write it like ada@example.com.`,
    de: ({ said }) => `„${said}“ ist keine E-Mail-Adresse. Schreibe sie wie ada@example.com.`,
  },
  not_a_permission: {
    en: ({ said }) => `“${said}” is not a permission. Write it like conversation.close.`,
    de: ({ said }) => `„${said}“ ist keine Berechtigung. Schreibe sie wie conversation.close.`,
  },
  not_a_choice: {
    en: ({ said, list }) => `“${said}” is not possible here. Write ${list}.`,
    de: ({ said, list }) => `„${said}“ ist hier nicht möglich. Schreibe ${list}.`,
  },
};
