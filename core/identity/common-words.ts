/** What people put a year or a mark behind and passwords of the English internet lack: German words, months, places, this hub. */
export const COMMON_WORDS: readonly string[] = `
  passwort kennwort geheim geheimnis willkommen hallo anmelden sommer winter frühling fruehling herbst fussball fußball schatz liebe
  ichliebedich deutschland österreich oesterreich schweiz berlin hamburg münchen muenchen köln koeln frankfurt wien zürich zuerich
  bayern schalke dortmund januar februar märz maerz april mai juni juli august september oktober november dezember montag dienstag
  mittwoch donnerstag freitag samstag sonntag firma büro buero chef arbeit kunde kunden spring summer autumn january february march
  may june july october december monday tuesday wednesday thursday friday saturday sunday company office customer support inbox
  london changeme letmein welcome hello parley`
  .trim()
  .split(/\s+/);
