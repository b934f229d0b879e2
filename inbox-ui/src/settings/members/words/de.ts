import type { en } from "./en.ts";

/** The texts of the members in German. */
export const de: typeof en = {
  lead: "Die Menschen, die hier arbeiten.",
  invite: "Einladen",
  inviteTitle: "Jemanden einladen",
  email: "E-Mail",
  role: "Rolle",
  name: "Name",
  joined: "Beigetreten",
  you: "du",
  removeTitle: (name) => `${name} entfernen?`,
  removeText: "Eine Anmeldung hier ist dann nicht mehr möglich. Geschriebenes bleibt.",
  invitations: "Offene Einladungen",
  noInvitations: "Keine offene Einladung.",
  expires: (time) => `Gültig bis ${time}`,
  withdraw: "Zurückziehen",
  linkReady: "Schick der Person diesen Link. Er gilt einmal.",
  roleOf: (name) => `Rolle von ${name}`,
  link: "Einladungslink",
  place: "Team und Kanäle",
  placeOf: (name) => `Team und Kanäle von ${name}`,
  team: "Team",
  teamHint: "Die Reichweite „Team“ einer Rolle meint Gespräche von Menschen im selben Team.",
  channels: "Kanäle",
  channelsHint: "Die Reichweite „Kanal“ einer Rolle meint diese und die des Teams.",
};
