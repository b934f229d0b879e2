import type { en } from "./en.ts";

/** The texts of the shell in German. */
export const de: typeof en = {
  rail: {
    label: "Hauptmenü",
    sandbox: "Sandbox-Telefon",
    palette: "Suche und Befehle",
    account: "Dein Konto",
    signOut: "Abmelden",
    theme: "Erscheinungsbild",
    switchTo: "Organisation wechseln",
    keys: "Tastenkürzel",
    profile: "Dein Profil",
  },
  connection: {
    lost: "Verbindung unterbrochen. Die Anzeige kann veraltet sein. Verbindung wird wiederhergestellt.",
    offline:
      "Du bist offline. Entwürfe bleiben gespeichert, und Nachrichten werden gesendet, sobald du wieder online bist.",
    back: "Wieder online.",
  },
  palette: {
    label: "Suche und Befehle",
    placeholder: "Befehl oder Name eingeben",
    empty: "Keine Ergebnisse",
    commands: "Befehle",
  },
  reauthentication: {
    title: "Bestätige deine Identität",
    text: "Das ändert, wer Zugriff hat. Gib dein Passwort ein, um fortzufahren.",
    password: "Passwort",
    submit: "Weiter",
  },
  keys: {
    anywhere: "Überall",
    palette: "Suche und Befehle",
    help: "Tastenkürzel",
    then: "dann",
    lead: "Du kannst alles mit der Tastatur erledigen.",
  },
};
