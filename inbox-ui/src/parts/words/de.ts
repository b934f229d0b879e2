import type { en } from "./en.ts";

/** The texts of the parts that pages load later, in German. */
export const de: typeof en = {
  table: {
    empty: "Hier ist noch nichts",
    noMatch: "Keine Treffer",
    noMatchText: "Such nach etwas anderem oder lösch die Filter.",
    clearFilters: "Filter löschen",
    readFailed: "Das konnte nicht geladen werden",
    refreshFailed: "Aktualisieren hat nicht geklappt. Die Liste ist vielleicht veraltet.",
    loading: "Wird geladen",
    more: "Mehr anzeigen",
    loadingMore: "Mehr wird geladen",
    columns: "Spalten",
    sortBy: "Sortieren nach",
    ascending: (title) => `${title}, aufsteigend`,
    descending: (title) => `${title}, absteigend`,
    all: "Alle",
    select: (title) => `${title} auswählen`,
    selectAll: "Alle angezeigten auswählen",
    selected: (count) => `${count} ausgewählt`,
    clearSelection: "Auswahl aufheben",
    bulk: "Aktionen für die ausgewählten Zeilen",
    actions: "Aktionen",
  },
  form: {
    required: "Füll dieses Feld aus.",
    choose: "Wähl eine Möglichkeit.",
    email: "Gib eine E-Mail-Adresse ein, etwa name@example.com.",
    url: "Gib eine Webadresse ein, etwa https://example.com.",
    number: "Gib eine Zahl ein.",
    date: "Gib ein Datum ein.",
    pattern: "Das hat nicht die richtige Form.",
    tooLong: (most) => `Höchstens ${most} Zeichen.`,
    tooShort: (least) => `Mindestens ${least} Zeichen.`,
    tooSmall: (least) => `Mindestens ${least}.`,
    tooLarge: (most) => `Höchstens ${most}.`,
    tooEarly: (first) => `Frühestens ${first}.`,
    tooLate: (last) => `Spätestens ${last}.`,
    wrong: "Prüf dieses Feld.",
  },
  money: {
    unreadable: (example) => `Gib einen Betrag ein, etwa ${example}.`,
    tooFine: (currency, digits) =>
      digits === 0
        ? `${currency} hat keine Nachkommastellen.`
        : `${currency} hat höchstens ${digits} Nachkommastellen.`,
  },
  duration: {
    noUnit: "Gib eine Einheit an, etwa 30m, 2h oder 1d.",
    unreadable: "Gib eine Dauer ein, etwa 30m, 1h30m oder 2d.",
    placeholder: "1h30m",
  },
  confirm: {
    type: (text) => `Gib zur Bestätigung „${text}“ ein`,
    mismatch: (text) => `Hier muss genau „${text}“ stehen.`,
  },
  chart: {
    table: "Als Tabelle zeigen",
    chart: "Als Diagramm zeigen",
    keys: "Mit den Pfeiltasten gehst du durch das Diagramm.",
    period: "Datum",
    empty: "Keine Daten in diesem Zeitraum",
  },
  stat: {
    up: (change) => `${change} mehr`,
    down: (change) => `${change} weniger`,
    same: "Unverändert",
  },
  command: {
    line: "Befehl",
    kind: "Befehl",
    enter: "Mit Enter ausführen.",
    choices: "Was hier passt",
  },
  files: {
    label: "Dateien",
    uploading: (name) => `${name} wird hochgeladen`,
    remove: (name) => `${name} entfernen`,
    retry: (name) => `Erneut versuchen: ${name}`,
    download: (name) => `${name} herunterladen`,
  },
};
