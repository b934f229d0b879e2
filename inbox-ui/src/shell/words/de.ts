import type { en } from "./en.ts";

/** The texts of the shell in German. */
export const de: typeof en = {
  rail: {
    label: "Hauptmenü",
    sandbox: "Übungstelefon",
    palette: "Suche und Befehle",
    account: "Dein Konto",
    signOut: "Abmelden",
    theme: "Erscheinungsbild",
    switchTo: "Organisation wechseln",
    keys: "Tastenkürzel",
    profile: "Dein Profil",
  },
  connection: {
    lost: "Verbindung unterbrochen. Was du siehst, kann veraltet sein; sie kommt von selbst zurück.",
    offline:
      "Du bist offline. Entwürfe bleiben erhalten, und was du sendest, geht hinaus, sobald du wieder verbunden bist.",
    back: "Wieder verbunden.",
  },
  palette: {
    label: "Suche und Befehle",
    placeholder: "Befehl oder Name eingeben",
    empty: "Nichts passt.",
    commands: "Befehle",
  },
  reauthentication: {
    title: "Bestätige, dass du es bist",
    text: "Das ändert, wer Zugang hat. Gib dein Passwort ein, um fortzufahren.",
    password: "Passwort",
    submit: "Weiter",
  },
  keys: {
    anywhere: "Überall",
    palette: "Suche und Befehle",
    help: "Diese Liste",
    then: "dann",
    lead: "Alles geht ohne Maus.",
  },
};
