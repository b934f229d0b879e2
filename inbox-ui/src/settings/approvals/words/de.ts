import type { en } from "./en.ts";

/** The texts of the approvals in German. */
export const de: typeof en = {
  lead: "Manche Befehle brauchen zwei Mitglieder. Was du selbst tun dürftest, darfst du für andere freigeben.",
  empty: "Nichts wartet auf Zustimmung",
  emptyText: "Anfragen stehen eine Stunde lang hier, und in deinen Chats, wenn du ein Konto verknüpft hast.",
  asked: (name, until) => `${name} bittet um deine Zustimmung, bis ${until}`,
  own: (until) => `Deine Anfrage: ein anderes Mitglied entscheidet, bis ${until}`,
  approve: "Zustimmen",
  decline: "Ablehnen",
  approved: "Zugestimmt, und getan",
  declined: "Abgelehnt. Nichts wurde getan.",
};
