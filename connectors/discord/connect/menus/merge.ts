import type { CommandMenu, MenuCommand, MenuParameter } from "../../../../core/protocol/index.ts";
import { localesOf } from "./locales.ts";

/** Descriptions by Discord's locale. */
export type Localised = { readonly in: Readonly<Record<string, string>> };
export type Parameter = MenuParameter & Localised;
export type Command = Omit<MenuCommand, "parameters"> &
  Localised & { readonly path: readonly string[]; readonly parameters: readonly Parameter[] };

/**
 * Returns every command of the menus once, in their order, with what it is called in other languages. Two audiences may find the
 * same command: the first one says what it takes.
 */
export function mergeMenus(menus: readonly CommandMenu[]): readonly Command[] {
  const merged = new Map<string, Command>();
  for (const { language, commands } of menus.toSorted(plainFirst))
    for (const { name, description, parameters = [] } of commands) {
      const path = name.trim().toLowerCase().split(/\s+/);
      const key = path.join(" ");
      const known = merged.get(key);
      const locales = language === null ? [] : localesOf(language);
      if (!known) {
        const own = parameters.map((parameter) => ({
          ...parameter,
          name: parameter.name.toLowerCase(),
          in: {},
        }));
        merged.set(key, { name: key, path, description, in: {}, parameters: own });
      } else if (locales.length > 0) {
        merged.set(key, {
          ...known,
          in: added(known.in, locales, description),
          parameters: known.parameters.map((parameter) => ({
            ...parameter,
            in: added(parameter.in, locales, wordsFor(parameter, parameters)),
          })),
        });
      }
    }
  return [...merged.values()];
}

const plainFirst = (a: CommandMenu, b: CommandMenu): number =>
  Number(a.language !== null) - Number(b.language !== null);

const wordsFor = ({ name }: Parameter, translated: readonly MenuParameter[]): string =>
  translated.find((one) => one.name.toLowerCase() === name)?.description ?? "";

const added = (before: Localised["in"], locales: readonly string[], words: string): Localised["in"] =>
  words.trim() === ""
    ? before
    : { ...Object.fromEntries(locales.map((one) => [one, words.trim()])), ...before };
