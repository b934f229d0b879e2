import type { CommandLanguage } from "../../../access/index.ts";

/** Where a command may be given, by `CommandPlace`. */
export const PLACES: Readonly<Record<CommandLanguage, ReadonlyMap<string, string>>> = {
  en: new Map([
    ["direct", "in a direct chat"],
    ["group", "in a group"],
    ["staff", "in a chat of members"],
    ["page", "on the page"],
  ]),
  de: new Map([
    ["direct", "im direkten Chat"],
    ["group", "in einer Gruppe"],
    ["staff", "in einem Chat von Mitgliedern"],
    ["page", "auf der Seite"],
  ]),
};
