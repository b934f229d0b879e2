import type { en } from "./en.ts";

/** The texts of the profile in German. */
export const de: typeof en = {
  lead: "Wie dein Team und deine Kunden dich sehen.",
  name: "Name",
  email: "E-Mail",
  role: "Rolle",
  language: "Sprache",
  theme: "Erscheinungsbild",
  saved: "Profil gespeichert",
  password: "Passwort",
  passwordNow: "Aktuelles Passwort",
  passwordNew: "Neues Passwort",
  passwordHint: "Mindestens 10 Zeichen. Auf deinen anderen Geräten wirst du abgemeldet.",
  keepKeys: "Meine API-Schlüssel behalten",
  changePassword: "Passwort ändern",
  passwordChanged: "Passwort geändert",
  sessions: "Aktive Sitzungen",
  thisOne: "Dieser Browser",
  unknownBrowser: "Unbekannter Browser",
  since: (time) => `seit ${time}`,
  endSession: "Abmelden",
  endOthers: "Überall sonst abmelden",
  othersEnded: "Überall sonst abgemeldet",
  sessionEnded: "Sitzung abgemeldet",
};
