import type { Words } from "./en.ts";

/** Every sentence of the inbox, in German. */
export const de: Words = {
  common: {
    cancel: "Abbrechen", save: "Speichern", saved: "Gespeichert", saving: "Wird gespeichert", close: "Schließen", back: "Zurück", retry: "Noch einmal versuchen", remove: "Entfernen", edit: "Bearbeiten", add: "Hinzufügen", copy: "Kopieren", copied: "Kopiert", notCopied: "Dieser Browser hat es nicht kopiert. Markiere den Text und kopiere ihn selbst.", search: "Suchen", more: "Mehr", dismiss: "Ausblenden", done: "Fertig", open: "Öffnen", download: "Herunterladen", unnamed: "Ohne Namen", optional: "freiwillig", you: "Du", show: "Zeigen", delete: "Löschen",
    failed: "Das hat nicht geklappt.", kept: "Nichts ging verloren.", unreachable: "Der Hub ist nicht erreichbar. Prüfe deine Verbindung und versuche es noch einmal.", gone: "Diese Seite gibt es nicht.", toInbox: "Zum Posteingang", skip: "Zum Gespräch springen",
  },
  signIn: {
    title: "Bei Parley anmelden", email: "E-Mail", password: "Passwort", submit: "Anmelden", submitting: "Anmeldung läuft", wrong: "E-Mail oder Passwort stimmt nicht.", tooMany: "Zu viele Versuche. Warte eine Viertelstunde und versuche es dann noch einmal.", help: "Passwort vergessen? Wer diesen Hub betreibt, kann dir ein neues geben.",
  },
  invitation: {
    title: (organization) => `${organization} beitreten`, lead: (email, role) => `Du bist als ${role} mit ${email} eingeladen.`, name: "Dein Name", password: "Wähle ein Passwort", passwordHelp: "Mindestens 10 Zeichen.", submit: "Beitreten", submitting: "Beitritt läuft", invalid: "Diese Einladung gilt nicht mehr. Bitte um eine neue.", haveAccount: "Schon ein Konto? Gib dessen Passwort ein.",
  },
  rail: {
    label: "Hauptmenü", inbox: "Posteingang", contacts: "Kontakte", settings: "Einstellungen", sandbox: "Übungstelefon", palette: "Suche und Befehle", account: "Dein Konto", signOut: "Abmelden", theme: "Erscheinungsbild", themeSystem: "Wie das System", themeLight: "Hell", themeDark: "Dunkel", switchTo: "Organisation wechseln", keys: "Tastenkürzel", profile: "Dein Profil",
  },
  connection: { lost: "Verbindung unterbrochen. Was du siehst, kann veraltet sein; sie kommt von selbst zurück.", offline: "Du bist offline. Entwürfe bleiben erhalten.", back: "Wieder verbunden." },
  list: {
    label: "Gespräche", tabs: "Wessen Gespräche", mine: "Meine", unassigned: "Offen für alle", all: "Alle", count: (count) => (count >= 1000 ? "999+" : String(count)), search: "Namen und letzte Nachrichten durchsuchen", clearSearch: "Suche leeren", filters: "Filtern", status: "Status", channel: "Kanal", assignee: "Zuständig", label_: "Etikett", any: "Beliebig", anyone: "Beliebig", noOne: "Niemand", me: "Ich",
    open: "Offen", pending: "Wartend", snoozed: "Zurückgestellt", resolved: "Erledigt", everything: "Alle", clearFilters: "Filter aufheben", emptyTitle: "Nichts wartet", emptyMine: "Dir ist kein offenes Gespräch zugewiesen. Nimm eines aus „Offen für alle“.", emptyUnassigned: "Für jedes offene Gespräch ist jemand da. Gut gemacht.", emptyAll: "Neue Gespräche erscheinen hier von selbst.", emptyFiltered: "Kein Gespräch passt zu diesen Filtern.", errorTitle: "Die Liste konnte nicht gelesen werden", end: "Das ist alles.",
    unread: (count) => `${count} ungelesen`, from: (author) => `${author}: `, noMessage: "Noch keine Nachrichten",
  },
  conversation: {
    choose: "Wähle ein Gespräch", chooseHint: "Mit j und k gehst du durch die Liste, Enter öffnet.", messages: "Nachrichten", missing: "Dieses Gespräch gibt es nicht, oder du darfst es nicht sehen.", errorTitle: "Das Gespräch konnte nicht gelesen werden", earlier: "Frühere Nachrichten werden geladen", start: "Hier beginnt das Gespräch.", empty: "Noch keine Nachrichten.", newBelow: (count) => (count === 1 ? "1 neue Nachricht" : `${count} neue Nachrichten`), toBottom: "Zur neuesten Nachricht", panel: "Einzelheiten", details: "Einzelheiten zeigen", hideDetails: "Einzelheiten ausblenden",
    typing: (names) => `${names} schreibt`, typingMany: (names) => `${names} schreiben`, memberTyping: (names) => `${names} schreibt auch gerade eine Antwort`, via: (channel) => `über ${channel}`, number: (number) => `#${number}`,
  },
  actions: {
    label: "Aktionen", assign: "Zuweisen", unassign: "Niemand", assignedTo: (name) => `Zugewiesen an ${name}`, labels: "Etiketten", findLabel: "Etikett finden oder anlegen", createLabel: (name) => `„${name}“ anlegen`, priority: "Dringlichkeit", resolve: "Erledigen", reopen: "Wieder öffnen", snooze: "Zurückstellen", wake: "Jetzt wecken", unread: "Als ungelesen markieren", more: "Weitere Aktionen", findPerson: "Person suchen", noMatch: "Nichts gefunden",
    priorities: { none: "Keine Dringlichkeit", low: "Niedrig", normal: "Normal", high: "Hoch", urgent: "Dringend" },
    snoozeFor: { hour: "In einer Stunde", evening: "Heute Abend", tomorrow: "Morgen früh", monday: "Nächsten Montag", custom: "Zeit wählen" }, snoozeUntil: "Zurückstellen bis", snoozedUntil: (time) => `Zurückgestellt bis ${time}`, resolvedNote: "Erledigt. Eine neue Nachricht öffnet es wieder.", refused: (what, why) => `„${what}“ hat nicht geklappt und wurde zurückgenommen. ${why}`, resolved: "Erledigt", reopened: "Wieder geöffnet", undo: "Rückgängig", pastTime: "Wähle eine Zeit in der Zukunft.",
  },
  message: {
    deleted: "Nachricht gelöscht", edited: "bearbeitet", note: "Interne Notiz", noteHint: "Das sieht nur dein Team.", automatic: "Automatische Nachricht", why: "Warum ist das passiert?", replyTo: "Hierauf antworten", editAction: "Bearbeiten", deleteAction: "Löschen", copyText: "Text kopieren", actions: "Aktionen zur Nachricht", history: "Frühere Fassungen", inReplyTo: (author) => `Antwort an ${author}`, unsupported: (what) => `Das kann Parley noch nicht zeigen: ${what}`, original: "Die Aufzeichnung der Plattform bleibt erhalten.",
    states: { queued: "Wartet auf Versand", sending: "Wird gesendet", sent: "Gesendet", delivered: "Zugestellt", read: "Gelesen", failed: "Nicht gesendet", unconfirmed: "Nicht bestätigt" },
    failedText: "Diese Nachricht wurde nicht gesendet.", unconfirmedText: "Es ist nicht sicher, ob diese Nachricht ankam. Sieh in der App nach, bevor du sie noch einmal sendest.", refusedText: "Der Hub hat diese Nachricht nicht angenommen.", retry: "Noch einmal senden", arrived: "Sie kam an", discard: "Verwerfen", ledger: "Zustellung", attempt: (number) => `Versuch ${number}`, noAttempts: "Noch nicht versucht.", nextAttempt: (time) => `Nächster Versuch ${time}`, reactedBy: (emoji, names) => `${emoji} von ${names}`,
    deleteTitle: "Diese Nachricht löschen?", deleteText: "Sie verschwindet auch für die Kundin oder den Kunden. Hier bleibt eine Spur.", deleteNoteTitle: "Diese Notiz löschen?", deleteNoteText: "Sie verschwindet für dein Team. Hier bleibt eine Spur.", causeRule: (name) => `Die Regel „${name}“ hat das geschrieben.`, causeTrigger: (trigger) => `Ausgelöst durch: ${trigger}`, causeUnknown: "Parley hat das von selbst geschrieben.", openRule: "Regel öffnen", buttons: "Knöpfe, die der Kundschaft gezeigt werden",
  },
  media: {
    image: "Bild", video: "Video", audio: "Audio", voice: "Sprachnachricht", file: "Datei", sticker: "Sticker", animation: "Animation", location: "Standort", contact_card: "Kontakt", poll: "Umfrage", pending: "Wird geholt", failed: "Konnte nicht von der Plattform geholt werden", openImage: (name) => `Bild ${name} öffnen`, viewer: "Bild", previous: "Vorheriges Bild", next: "Nächstes Bild", play: "Abspielen", pause: "Pause", seek: "Stelle", speed: "Tempo", showMap: "Auf der Karte zeigen", multiple: "Mehrere Antworten möglich", single: "Eine Antwort möglich",
  },
  composer: {
    reply: "Antwort", note: "Notiz", mode: "Art der Nachricht", replyPlaceholder: (name) => `Schreib an ${name}`, notePlaceholder: "Schreib deinem Team eine Notiz", send: "Senden", addNote: "Notiz ablegen", attach: "Dateien anhängen", emoji: "Emoji", canned: "Textbausteine", bold: "Fett", italic: "Kursiv", strike: "Durchgestrichen", code: "Code", link: "Link", formatting: "Formatierung", linkAddress: "Adresse", linkApply: "Link einfügen", noMatch: "Nichts passt.", people: "Personen", uploading: (name) => `${name} wird hochgeladen`, uploadFailed: (name) => `${name} konnte nicht hochgeladen werden`, removeAttachment: (name) => `${name} entfernen`, attachments: "Anhänge", replyingTo: (name) => `Antwort an ${name}`, cancelReply: "Nicht auf diese Nachricht antworten", editing: "Du bearbeitest deine Nachricht", saveEdit: "Änderung speichern", enterHint: "Enter sendet, Umschalt+Enter beginnt eine neue Zeile", mayNotReply: "Du darfst dieses Gespräch lesen, aber nicht antworten.", remaining: (count) => (count < 0 ? `${-count} Zeichen zu lang; es wird in Teilen gesendet` : `Noch ${count} Zeichen`),
    losses: {
      marks: (names, channel) => `${channel} zeigt dies nicht: ${names}. Es wird als einfacher Text gesendet.`, media: (kind, channel) => `${channel} überträgt das nicht: ${kind}.`, size: (name, limit, channel) => `${name} ist größer, als ${channel} erlaubt (${limit}).`, reply: (channel) => `${channel} zeigt nicht, worauf du antwortest.`,
      mark: { bold: "Fett", italic: "Kursiv", underline: "Unterstrichen", strike: "Durchgestrichen", code: "Code", spoiler: "Verdecktes", quote: "Zitate", pre: "Codeblöcke", link: "Linktexte", mention: "Erwähnungen" }, kind: { image: "Bilder", video: "Videos", audio: "Audio", voice: "Sprachnachrichten", file: "Dateien", sticker: "Sticker", animation: "Animationen" },
    },
  },
  panel: {
    contact: "Kontakt", identities: "Erreichbar als", conversations: "Weitere Gespräche", noOthers: "Keine weiteren Gespräche.", people: "Personen hier", name: "Name", email: "E-Mail", phone: "Telefon", language: "Sprache", since: (date) => `Bekannt seit ${date}`, editContact: "Kontakt bearbeiten", noContact: "Zu diesem Gespräch gehört kein Kontakt.", errorTitle: "Der Kontakt konnte nicht gelesen werden", properties: "Gespräch",
  },
  events: {
    assigned: (who, to) => `${who} hat das ${to} zugewiesen`, unassigned: (who) => `${who} hat die Zuweisung aufgehoben`, resolved: (who) => `${who} hat das erledigt`, reopened: (who) => `${who} hat das wieder geöffnet`, snoozed: (who, until) => `${who} hat das bis ${until} zurückgestellt`, woken: "Nicht mehr zurückgestellt", labelled: (who, label) => `${who} hat die Etiketten gesetzt: ${label}`, prioritised: (who, priority) => `${who} hat die Dringlichkeit auf ${priority} gesetzt`, joined: (who) => `${who} ist beigetreten`, left: (who) => `${who} ist gegangen`, blocked: (who) => `${who} hat dieses Konto blockiert; bis zur Freigabe kommt nichts an`, unblocked: (who) => `${who} kann wieder angeschrieben werden`, unlabelled: (who) => `${who} hat die Etiketten entfernt`, budgetSpent: (messages) => `Die Regeln haben nach ${messages} automatischen Nachrichten in zehn Minuten aufgehört. Sie machen weiter, wenn ein Mensch antwortet oder es ruhig war.`, other: (what) => what, someone: "Jemand",
  },
  firstRun: {
    title: "Wenige Schritte, und du sprichst", lead: "Überspring, was du magst; die Liste verschwindet, wenn alles getan ist.", sandbox: "Schreib dir selbst vom Übungstelefon", sandboxHint: "Ein Übungstelefon ist schon verbunden. Schick eine Nachricht und sieh zu, wie sie hier ankommt.", sandboxDo: "Telefon öffnen", channel: "Verbinde einen Kanal", channelHint: "Ein Telegram-Bot oder ein Chat auf deiner Website.", channelDo: "Kanal hinzufügen", invite: "Lade jemanden ein", inviteHint: "Antwortet gemeinsam; nichts wird doppelt beantwortet.", inviteDo: "Einladen", dismiss: "Liste ausblenden", step: (done, of) => `${done} von ${of} getan`, isDone: "Getan",
  },
  contacts: { title: "Kontakte", search: "Kontakte durchsuchen", empty: "Noch keine Kontakte. Sie erscheinen von selbst mit ihrer ersten Nachricht.", noMatch: "Kein Kontakt passt.", errorTitle: "Die Kontakte konnten nicht gelesen werden", choose: "Wähle einen Kontakt" },
  palette: { label: "Suche und Befehle", placeholder: "Befehl oder Name eingeben", empty: "Nichts passt.", conversations: "Gespräche", commands: "Befehle" },
  keys: {
    title: "Tastenkürzel", anywhere: "Überall", inList: "In der Liste", inConversation: "Im Gespräch", inComposer: "Beim Schreiben", palette: "Suche und Befehle", help: "Diese Liste", goInbox: "Zum Posteingang", goContacts: "Zu den Kontakten", goSettings: "Zu den Einstellungen", next: "Nächstes Gespräch", previous: "Voriges Gespräch", open: "Öffnen", search: "Suchen", reply: "Antworten", note: "Notiz schreiben", assign: "Zuweisen", labels: "Etiketten", snooze: "Zurückstellen", resolve: "Erledigen oder wieder öffnen", unread: "Als ungelesen markieren", send: "Senden", newLine: "Neue Zeile", sendResolve: "Senden und erledigen", canned: "Textbausteine", emoji: "Emoji", mention: "In einer Notiz jemanden nennen", then: "dann", escape: "Das Feld verlassen",
  },
  roles: { owner: "Inhaber", admin: "Verwaltung", supervisor: "Leitung", agent: "Betreuung", accountant: "Buchhaltung", viewer: "Einsicht", client: "Kundschaft", vendor: "Lieferant" },
  emoji: { find: "Emoji suchen" },
  time: { now: "jetzt", today: "Heute", yesterday: "Gestern" },
};
