import type { CommandLanguage } from "../../../access/index.ts";
import type { CardConversation } from "./card.ts";

type CardWords = {
  readonly status: Readonly<Record<CardConversation["status"], string>>;
  readonly urgent: string;
  readonly nobody: string;
  readonly unseen: (number: number) => string;
  readonly newer: string;
  readonly inCharge: (name: string) => string;
  readonly snoozedUntil: (time: string) => string;
  readonly waitingSince: (time: string) => string;
  readonly further: (count: number) => string;
};

/** The sentences of cards. */
export const cardWords: Readonly<Record<CommandLanguage, CardWords>> = {
  en: {
    status: { open: "Open", pending: "Pending", snoozed: "Snoozed", resolved: "Resolved" },
    urgent: "🚨 Urgent",
    nobody: "nobody in charge",
    unseen: (number) => `You no longer see conversation #${number}.`,
    newer: "There is a newer card below.",
    inCharge: (name) => `${name} is in charge`,
    snoozedUntil: (time) => `Snoozed until ${time}`,
    waitingSince: (time) => `waiting since ${time}`,
    further: (count) => `+ ${count} more`,
  },
  de: {
    status: { open: "Offen", pending: "Wartet auf Kunden", snoozed: "Ruht", resolved: "Erledigt" },
    urgent: "🚨 Dringend",
    nobody: "niemand zuständig",
    unseen: (number) => `Sie sehen das Gespräch #${number} nicht mehr.`,
    newer: "Weiter unten gibt es eine neuere Karte.",
    inCharge: (name) => `${name} ist zuständig`,
    snoozedUntil: (time) => `Ruht bis ${time}`,
    waitingSince: (time) => `wartet seit ${time}`,
    further: (count) => `+ ${count} weitere`,
  },
};
