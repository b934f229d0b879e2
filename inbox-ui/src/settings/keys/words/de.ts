import type { en } from "./en.ts";

/** The texts of the API keys in German. */
export const de: typeof en = {
  lead: "Für Programme, die mit dem Hub sprechen. Wer einen Schlüssel hat, darf, was er erlaubt.",
  reference: "So benutzt man sie",
  add: "Schlüssel anlegen",
  empty: "Noch kein Schlüssel",
  emptyText: "Mit einem Schlüssel liest und schreibt ein Programm hier ohne das Passwort eines Menschen.",
  name: "Name",
  nameHint: "Wofür er ist.",
  role: "Darf so viel wie",
  expires: "Gültig",
  never: "bis er gesperrt wird",
  days: (count) => `${count} Tage`,
  make: "Schlüssel anlegen",
  ready: "Kopiere ihn jetzt: er wird nur dieses eine Mal gezeigt und nirgends aufbewahrt.",
  secret: "Der Schlüssel",
  neverUsed: "Nie benutzt",
  lastUsed: (time) => `Benutzt ${time}`,
  madeBy: (name) => `von ${name}`,
  madeWith: (name) => `mit dem Schlüssel „${name}“`,
  validUntil: (time) => `gültig bis ${time}`,
  expired: "Abgelaufen",
  revoke: "Sperren",
  revokeTitle: (name) => `Schlüssel „${name}“ sperren?`,
  revokeText:
    "Was ihn benutzt, wird sofort abgewiesen, und ebenso, was einen Schlüssel benutzt, den ein Programm mit ihm angelegt hat. Mit ihm ausgesprochene Einladungen, die noch warten, gelten nicht mehr.",
  revoked: "Schlüssel gesperrt",
};
