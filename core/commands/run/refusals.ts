import type { Words } from "../../access/index.ts";

/** What commands say to a refusal, by its code. In English only where a command says it better than a page. */
export const REFUSALS: Readonly<Record<string, Pick<Words, "de"> & Partial<Words>>> = {
  // Who, where, and what of.
  conversation_unknown: {
    en: "There is no such conversation, or you don't see it.",
    de: "Dieses Gespräch gibt es nicht, oder du siehst es nicht.",
  },
  conversation_unsaid: { de: "Sag, welches Gespräch, etwa #12." },
  conversation_superseded: {
    de: "Dieser Kunde hat schon ein neueres offenes Gespräch. Mach dort weiter.",
  },
  message_unknown: { de: "Diese Nachricht gibt es nicht, oder du siehst sie nicht." },
  member_unknown: { de: "Diese Person ist kein Mitglied deiner Organisation." },
  member_missing: { de: "Dieses Mitglied gibt es nicht." },
  contact_unknown: { de: "Diesen Kontakt gibt es nicht, oder du siehst ihn nicht." },
  channel_unknown: { de: "Diesen Kanal gibt es nicht." },
  label_unknown: { de: "Dieses Label gibt es nicht." },
  rule_unknown: { de: "Diese Regel gibt es nicht." },
  role_unknown: { de: "Diese Rolle gibt es nicht." },
  role_missing: { de: "Diese Rolle gibt es nicht." },
  attachment_unknown: { de: "Diese Datei gibt es nicht mehr." },
  id_malformed: { de: "Diese Kennung stimmt nicht." },
  request_invalid: { de: "Das lässt sich so nicht lesen." },
  email_malformed: { de: "Diese E-Mail-Adresse stimmt nicht." },
  ask_missing: { de: "Das hat dich niemand gefragt." },
  ask_over: { de: "Diese Frage ist vorbei: deine Antwort wurde nicht übernommen." },
  member_not_linked: { de: "Hier ist kein Chat-Konto verknüpft, in dem sich fragen ließe." },
  // Rights.
  role_above_yours: { de: "Diese Rolle darf etwas, das deine nicht darf." },
  last_owner: { de: "Es muss ein Mitglied bleiben, dem die Organisation gehört." },
  already_member: { de: "Diese Person ist schon Mitglied." },
  email_taken: { de: "Für diese E-Mail-Adresse gibt es schon ein Konto." },
  reauthentication_required: {
    en: "This needs your password. Do it on the page; nothing was done.",
    de: "Dafür ist dein Passwort nötig. Tu es auf der Seite; nichts wurde getan.",
  },
  // What is sent.
  reply_empty: { de: "Die Nachricht ist leer. Schreib etwas." },
  note_empty: { de: "Schreib erst eine Notiz." },
  client_key_taken: { de: "Diese Nachricht gibt es schon." },
  window_shut: { de: "Die Zeit für freien Text ist um: der Kunde muss erst wieder schreiben." },
  kind_not_carried: { de: "Diese Art von Datei nimmt die Plattform nicht." },
  audience_not_carried: { de: "Auf dieser Plattform kann nicht eine Person allein etwas sehen." },
  asker_unknown: { de: "Wer gefragt hat, ist der Plattform nicht bekannt." },
  buttons_not_carried: { de: "Diese Plattform hat keine Knöpfe." },
  forms_not_carried: { de: "Diese Plattform hat keine Formulare." },
  template_not_carried: { de: "Diese Plattform hat keine Vorlagen." },
  template_not_approved: { de: "Die Plattform hat diese Vorlage nicht freigegeben." },
  template_parameters: { de: "Der Vorlage fehlen Angaben, oder es sind zu viele." },
  file_too_large: { de: "Die Datei ist zu groß für diese Plattform." },
  file_pending: { de: "Diese Datei wird noch geladen. Versuch es gleich noch einmal." },
  form_too_long: { de: "Das Formular hat zu viele Fragen für diese Plattform." },
  label_too_long: { de: "Die Beschriftung eines Knopfes ist zu lang." },
  value_too_long: { de: "Der Wert eines Knopfes ist zu lang." },
  too_many_buttons: { de: "Das sind zu viele Knöpfe für diese Plattform." },
  too_many_choices: { de: "Das ist zu viel Auswahl für diese Plattform." },
  // Times, rules and what they name.
  snooze_past: { de: "Wähl eine Zeit, die noch kommt." },
  days_unclear: { de: "Nenn Tage wie mon, mon-fri oder sat,sun." },
  times_unclear: { de: "Nenn Zeiten wie 09:00-17:00, oder sag closed." },
  rule_changed: { de: "Jemand hat diese Regel inzwischen geändert. Versuch es noch einmal." },
  rules_too_large: { de: "Die Regeln sind zusammen zu groß." },
  reference_unknown: { de: "Die Regel nennt etwas, das es nicht mehr gibt." },
  placeholder_unknown: { de: "Der Text nennt einen Platzhalter, den es nicht gibt." },
  // Chats of members.
  chat_account_missing: { de: "Dieses Chat-Konto ist nicht verknüpft." },
  chat_missing: { de: "Diese Gruppe gibt es nicht." },
  chat_needed: { de: "Schreib das dem Hub in deiner Chat-App." },
  chat_begins_anew: {
    de: "Ein Chat des Teams beginnt als einer mit Kunden neu. Erlaube Befehle, sobald dort jemand geschrieben hat.",
  },
  chat_not_shared: { de: "Nur ein gemeinsamer Chat hat einen Modus. Antworte hier auf eine Karte." },
  message_not_yours: { de: "Zurücknehmen kannst du nur deine eigene Antwort." },
  reply_left: { de: "Es ist zu spät, diese Antwort zurückzunehmen: sie ist schon unterwegs." },
  // What only commands say.
  changed_meanwhile: { de: "Das hat sich inzwischen geändert. Nichts wurde getan." },
  button_used: { de: "Dieser Knopf ist verbraucht." },
  nothing_to_undo: {
    de: "Es gibt nichts mehr von dir zurückzunehmen: das geht 30 Sekunden lang.",
  },
  nobody_approves: {
    de: "Niemand sonst darf hier zustimmen; als Befehl geht es also nicht.",
  },
  own_request: { de: "Darum hast du selbst gebeten. Ein anderes Mitglied muss zustimmen." },
  request_unknown: { de: "Diese Bitte gibt es nicht mehr." },
  request_decided: { de: "Darüber ist schon entschieden." },
  request_expired: { de: "Die Stunde für diese Bitte ist um." },
  // What stands in the way for a moment.
  database_busy: { de: "Die Datenbank ist beschäftigt. Versuch es gleich noch einmal." },
  queue_full: { de: "Gerade ist zu viel zu tun. Versuch es gleich noch einmal." },
};
