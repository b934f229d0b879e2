import { cutText } from "../../../../core/kernel/cut-text.ts";
import type { JsonObject } from "../../../../core/kernel/json.ts";
import type { Command, Localised, Parameter } from "./merge.ts";
import { isName } from "./names.ts";

const LIMITS = { options: 25, choices: 25, text: 100 } as const;

const TYPES = { text: 3, choice: 3, number: 10, boolean: 5, person: 6 } as const;

/** Renders the arguments of a command, the required ones first, as Discord wants them. */
export function optionsOf(
  { name, parameters }: Command,
  omit: (name: string, why: string) => void,
): readonly JsonObject[] {
  const valid = parameters.filter(
    (one, index) => isName(one.name) && parameters.findIndex((other) => other.name === one.name) === index,
  );
  const shown = valid.toSorted((a, b) => Number(b.required) - Number(a.required)).slice(0, LIMITS.options);
  for (const one of parameters.filter((each) => !shown.includes(each)))
    omit(`${name} ${one.name}`, `a command has ${LIMITS.options} arguments with valid names`);
  return shown.map(optionOf);
}

/** A choice among more than Discord offers is typed. */
function optionOf({ name, required, type, choices = [], ...words }: Parameter): JsonObject {
  const isOffered = type === "choice" && choices.length <= LIMITS.choices;
  return {
    type: TYPES[type],
    name,
    ...describing(words, name),
    required,
    ...(isOffered && {
      choices: choices.map((choice) => ({
        name: cutText(choice, LIMITS.text),
        value: choice.slice(0, LIMITS.text),
      })),
    }),
  };
}

/** Returns the description of a command or an argument, which Discord wants of everything, in each language. */
export function describing(
  { description, in: locales }: Localised & { readonly description: string },
  name: string,
): JsonObject {
  const translated = Object.entries(locales).map(([locale, words]) => [locale, cutText(words, LIMITS.text)]);
  return {
    description: cutText(description.trim(), LIMITS.text) || name,
    ...(translated.length > 0 && { description_localizations: Object.fromEntries(translated) }),
  };
}
