import { cutText } from "../../../../core/kernel/cut-text.ts";
import type { CommandMenu, MenuCommand } from "../../../../core/protocol/index.ts";
import { keyOf, scopeOf } from "./scopes.ts";

export type CommandList = readonly { readonly command: string; readonly description: string }[];

type Lists = {
  readonly lists: ReadonlyMap<string, CommandList>;
  readonly omitted: readonly string[];
  readonly languages: readonly (string | null)[];
};

/** Languages in which an earlier menu may stand: those that the hub speaks. */
const OWN_LANGUAGES = ["en", "de"];

/** Renders the menus as lists by scope and language, and says what of them Telegram cannot show. */
export function listsOf(menus: readonly CommandMenu[]): Lists {
  const lists = new Map<string, CommandList>();
  const omitted: string[] = [];
  const languages = new Set<string | null>([null, ...OWN_LANGUAGES]);
  for (const { audience, language, commands } of menus) {
    const code = language === null ? null : codeOf(language);
    if (code === undefined) {
      omitted.push(`Telegram has no menus in the language “${language}”.`);
      continue;
    }
    const { list, complaints } = listOf(commands);
    languages.add(code);
    lists.set(keyOf({ scope: scopeOf(audience), language: code }), list);
    omitted.push(...complaints);
  }
  return { lists, omitted, languages: [...languages] };
}

/** Telegram knows languages of two letters. */
const codeOf = (language: string): string | undefined =>
  /^([a-z]{2})(?:-|$)/i.exec(language)?.[1]?.toLowerCase();

const LIMITS = { commands: 100, description: 256 } as const;
const NAME = /^[a-z0-9_]{1,32}$/;

function listOf(commands: readonly MenuCommand[]): {
  readonly list: CommandList;
  readonly complaints: readonly string[];
} {
  const named = withoutSubcommands(commands);
  const valid = named.filter(({ name }) => NAME.test(name));
  return {
    list: valid.slice(0, LIMITS.commands).map(({ name, description }) => ({
      command: name,
      description: cutText(description.trim(), LIMITS.description) || name,
    })),
    complaints: [
      ...named
        .filter(({ name }) => !NAME.test(name))
        .map(({ name }) => `Telegram's menu leaves out /${name}: a name has 1 to 32 of a–z, 0–9 and _.`),
      ...valid
        .slice(LIMITS.commands)
        .map(({ name }) => `Telegram's menu leaves out /${name}: it shows ${LIMITS.commands} commands.`),
    ],
  };
}

/** Telegram has no subcommands: they are listed once, under the command before them, with their names as its description. */
function withoutSubcommands(commands: readonly MenuCommand[]): readonly MenuCommand[] {
  const byName = new Map<string, { own?: string; readonly below: string[] }>();
  for (const { name, description } of commands) {
    const [first = "", ...below] = name.trim().toLowerCase().split(/\s+/);
    const known = byName.get(first) ?? { below: [] };
    if (below.length > 0) known.below.push(below.join(" "));
    else known.own ??= description;
    byName.set(first, known);
  }
  return [...byName].map(([name, { own, below }]) => ({ name, description: own ?? below.join(", ") }));
}
