import type { en } from "./en.ts";

/** The texts of the API keys in German. */
export const de: typeof en = {
  lead: "Gib anderen Apps Zugriff auf die API. Wer einen Schlüssel hat, kann alles tun, was er erlaubt.",
  reference: "API-Referenz",
  add: "API-Schlüssel erstellen",
  empty: "Noch keine API-Schlüssel",
  emptyText: "Erstelle einen Schlüssel, um eine andere App mit Parley zu verbinden.",
  name: "Name",
  nameHint: "Wofür der Schlüssel verwendet wird.",
  role: "Berechtigungen",
  expires: "Gültig",
  never: "bis er gesperrt wird",
  days: (count) => `${count} Tage`,
  make: "Schlüssel erstellen",
  ready: "Kopiere diesen Schlüssel jetzt. Er wird nicht noch einmal angezeigt.",
  secret: "API-Schlüssel",
  neverUsed: "Nie verwendet",
  lastUsed: (time) => `Zuletzt verwendet ${time}`,
  madeBy: (name) => `erstellt von ${name}`,
  madeWith: (name) => `erstellt mit dem Schlüssel „${name}“`,
  validUntil: (time) => `gültig bis ${time}`,
  expired: "Abgelaufen",
  revoke: "Sperren",
  revokeTitle: (name) => `Schlüssel „${name}“ sperren?`,
  revokeText:
    "Apps, die ihn verwenden, verlieren sofort den Zugriff. Mit ihm erstellte Schlüssel werden gesperrt, und seine offenen Einladungen werden zurückgezogen.",
  revoked: "Schlüssel gesperrt",
};
