/** Discord's locales by language, where its name is another: discord.com/developers/docs/reference#locales. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  en: ["en-US", "en-GB"],
  es: ["es-ES", "es-419"],
  pt: ["pt-BR"],
  sv: ["sv-SE"],
  zh: ["zh-CN", "zh-TW"],
};

const SAME: ReadonlySet<string> = new Set(
  "id da de fr hr it lt hu nl no pl ro fi vi tr cs el bg ru uk hi th ja ko".split(" "),
);

/** Returns the locales of a language tag; none where Discord is not translated. */
export function localesOf(language: string): readonly string[] {
  const all = [...SAME, ...Object.values(OTHERS).flat()];
  const exact = all.find((locale) => locale.toLowerCase() === language.toLowerCase());
  if (exact !== undefined) return [exact];
  const [base = ""] = language.toLowerCase().split("-");
  return SAME.has(base) ? [base] : (OTHERS[base] ?? []);
}
