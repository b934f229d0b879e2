import type { Words } from "../../access/index.ts";
import type { LinkOutcome } from "./link-outcome.ts";

/** What `/link` answers. */
export function linkWords(outcome: LinkOutcome): Words {
  switch (outcome.kind) {
    case "made":
      return {
        en: `Your code is ${outcome.code}. Within ten minutes, write /link ${outcome.code} to us from your other account. Then confirm it here. Nobody else needs this code.`,
        de: `Ihr Code ist ${outcome.code}. Schreiben Sie uns innerhalb von zehn Minuten von Ihrem anderen Konto /link ${outcome.code}. Danach bestätigen Sie es hier. Niemand sonst braucht diesen Code.`,
      };
    case "acts":
      return {
        en: `This account acts as ${outcome.name} already. Write /unlink first.`,
        de: `Dieses Konto handelt schon als ${outcome.name}. Schreiben Sie zuerst /unlink.`,
      };
    default:
      return WORDS[outcome.kind];
  }
}

const WORDS: Readonly<Record<Exclude<LinkOutcome["kind"], "made" | "acts">, Words>> = {
  presented: {
    en: "Nearly done. Confirm on the page that it is you; until then nothing changes here.",
    de: "Fast fertig. Bestätigen Sie auf der Seite, dass Sie es sind; bis dahin ändert sich hier nichts.",
  },
  asked: {
    en: "Nearly done. Confirm it in the chat that gave you the code.",
    de: "Fast fertig. Bestätigen Sie es in dem Chat, der Ihnen den Code gegeben hat.",
  },
  wrong: {
    en: "This code doesn't work here. A code works once, for ten minutes, in the chat app it was made for. Make a new one.",
    de: "Dieser Code gilt hier nicht. Ein Code gilt einmal, zehn Minuten lang, in der Chat-App, für die er gemacht wurde. Machen Sie einen neuen.",
  },
  too_many: {
    en: "Too many wrong codes. Try again in 15 minutes.",
    de: "Zu viele falsche Codes. Versuchen Sie es in 15 Minuten wieder.",
  },
  shown: {
    en: "Not here: everybody in this group can read a code, so this one is worth nothing now. Make a new one and send it to me in a direct chat.",
    de: "Nicht hier: In dieser Gruppe kann jeder einen Code lesen, deshalb gilt dieser nicht mehr. Machen Sie einen neuen und schicken Sie ihn mir in einem direkten Chat.",
  },
  own_code: {
    en: "That is this chat's own code. Send it from your other account.",
    de: "Das ist der Code dieses Chats. Schicken Sie ihn von Ihrem anderen Konto.",
  },
  known: {
    en: "We know already that both accounts are yours.",
    de: "Wir wissen schon, dass beide Konten Ihnen gehören.",
  },
  confirmed: {
    en: "Thank you. We know now that both accounts are yours.",
    de: "Danke. Wir wissen jetzt, dass beide Konten Ihnen gehören.",
  },
  declined: {
    en: "All right, nothing was linked.",
    de: "In Ordnung, es wurde nichts verknüpft.",
  },
  nothing: {
    en: "There is nothing to confirm. Write /link for a new code.",
    de: "Es gibt nichts zu bestätigen. Schreiben Sie /link für einen neuen Code.",
  },
};

/** Why a try did not count, for the record of the use. */
export const linkFailure = ({ kind }: LinkOutcome): string | null =>
  kind === "wrong" || kind === "too_many" || kind === "shown" || kind === "nothing" || kind === "acts"
    ? `link_${kind}`
    : null;
