import type { en } from "./en.ts";

/** The texts of the account in German. */
export const de: typeof en = {
  signIn: {
    title: "Bei Parley anmelden",
    email: "E-Mail",
    password: "Passwort",
    submit: "Anmelden",
    submitting: "Anmeldung läuft",
    wrong: "E-Mail-Adresse oder Passwort ist falsch.",
    tooMany: "Zu viele Versuche. Versuche es in 15 Minuten erneut.",
    help: "Passwort vergessen? Bitte deinen Administrator, es zurückzusetzen.",
  },
  invitation: {
    title: (organization) => `${organization} beitreten`,
    lead: (email, role) => `Du wurdest eingeladen (${email}). Deine Rolle: ${role}.`,
    name: "Dein Name",
    password: "Wähle ein Passwort",
    passwordHelp: "Mindestens 10 Zeichen.",
    submit: "Beitreten",
    submitting: "Beitritt läuft",
    invalid: "Diese Einladung ist nicht mehr gültig. Bitte um eine neue.",
    accepted: "Schon angenommen? Melde dich an.",
    haveAccount: "Du hast schon ein Konto? Gib dein Passwort ein.",
  },
};
