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
  chatAccounts: {
    lead: "Handle aus deinen eigenen Chat-Apps, mit den Rechten, die du hier hast.",
    empty: "Noch keine Chat-Konten",
    emptyText: "Verknüpfe eines, dann kannst du von dort mit Befehlen arbeiten.",
    link: "Konto verknüpfen",
    noChannels: "Keiner der Kanäle deiner Organisation ist eine Chat-App.",
    channel: "Kanal",
    channelHint: "Schreib diesem Konto von deinem eigenen aus.",
    makeCode: "Code anzeigen",
    code: "Was du schickst",
    send: (platform, channel, until) =>
      `Schick dies in ${platform} bis ${until} in einem direkten Chat an „${channel}“. Zeig es nie in einer Gruppe.`,
    shownOnce: "Der Code wurde nur einmal gezeigt. Mach einen neuen, wenn du ihn nicht mehr hast.",
    presented: (platform, at) => `hat deinen Code um ${at} in ${platform} geschickt.`,
    isItYou: "Bist du das? Wer es auch ist, handelt mit deinen Rechten, sobald du bestätigst.",
    yes: "Ja, dieses Konto verknüpfen",
    no: "Nein, das bin ich nicht",
    linked: "Konto verknüpft",
  },
};
