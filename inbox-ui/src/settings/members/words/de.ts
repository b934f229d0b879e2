import type { en } from "./en.ts";

/** The texts of the members in German. */
export const de: typeof en = {
  lead: "Personen in deiner Organisation.",
  invite: "Einladen",
  inviteTitle: "Jemanden einladen",
  email: "E-Mail",
  role: "Rolle",
  name: "Name",
  joined: "Beigetreten",
  you: "du",
  removeTitle: (name) => `${name} entfernen?`,
  removeText: "Die Person verliert den Zugriff auf diese Organisation. Ihre Nachrichten bleiben.",
  invitations: "Offene Einladungen",
  noInvitations: "Keine offenen Einladungen",
  expires: (time) => `Gültig bis ${time}`,
  withdraw: "Zurückziehen",
  linkReady: "Schick diesen Link der eingeladenen Person. Er funktioniert einmal.",
  roleOf: (name) => `Rolle von ${name}`,
  link: "Einladungslink",
  place: "Team und Kanäle",
  placeOf: (name) => `Team und Kanäle von ${name}`,
  team: "Team",
  teamHint: "Rollen mit dem Bereich „Team“ geben Zugriff auf Gespräche dieses Teams.",
  channels: "Kanäle",
  channelsHint: "Rollen mit dem Bereich „Kanal“ geben Zugriff auf diese Kanäle und auf Gespräche des Teams.",
};
