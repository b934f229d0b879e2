import type { en } from "./en.ts";

/** The texts of the account in German. */
export const de: typeof en = {
  signIn: {
    title: "Bei Parley anmelden",
    email: "E-Mail",
    password: "Passwort",
    submit: "Anmelden",
    submitting: "Anmeldung läuft",
    wrong: "E-Mail oder Passwort stimmt nicht.",
    tooMany: "Zu viele Versuche. Warte eine Viertelstunde und versuche es dann noch einmal.",
    help: "Passwort vergessen? Wer diesen Hub betreibt, kann dir ein neues geben.",
  },
  invitation: {
    title: (organization) => `${organization} beitreten`,
    lead: (email, role) => `Du bist als ${role} mit ${email} eingeladen.`,
    name: "Dein Name",
    password: "Wähle ein Passwort",
    passwordHelp: "Mindestens 10 Zeichen.",
    submit: "Beitreten",
    submitting: "Beitritt läuft",
    invalid: "Diese Einladung gilt nicht mehr. Bitte um eine neue.",
    accepted: "Falls du sie schon angenommen hast, melde dich an.",
    haveAccount: "Schon ein Konto? Gib dessen Passwort ein.",
  },
};
