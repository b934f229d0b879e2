import type { Form } from "../../form.ts";
import { isRecord, type Localised } from "../../wire.ts";

const LOCALES: ReadonlySet<string> = new Set(
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  ),
);

/** Reads words by locale; null where there are none. Discord refuses a locale that it has not. */
export function readLocalised(form: Form, field: string, max: number): Localised {
  const given = form.value[field];
  if (given === undefined || given === null) return null;
  if (!isRecord(given)) {
    form.fail(field, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
    return null;
  }
  const entries = Object.entries(given).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  for (const [locale, words] of entries) {
    if (!LOCALES.has(locale))
      form.fail(field, "ENUM_TYPE_COERCE", `Value "${locale}" is not a valid enum value.`);
    if (words.length < 1 || words.length > max)
      form.fail(field, "BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${max} in length.`);
  }
  return Object.fromEntries(entries);
}
