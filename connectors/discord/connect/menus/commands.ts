import type { JsonObject } from "../../../../core/kernel/json.ts";
import type { CommandMenu } from "../../../../core/protocol/index.ts";
import { describing, optionsOf } from "./options.ts";
import { mergeMenus, type Command } from "./merge.ts";
import { isName } from "./names.ts";

const LIMITS = { commands: 100, subcommands: 25 } as const;

const TYPE = { chatCommand: 1, subcommand: 1 } as const;

/** A server and the bot's direct chat. */
const CONTEXTS = [0, 1];

type Rendered = { readonly commands: readonly JsonObject[]; readonly omitted: readonly string[] };

/**
 * Renders the menus. Discord refuses all commands for one odd name, so one without a valid name is left out and named. A command
 * with subcommands cannot be called itself.
 */
export function commandsOf(menus: readonly CommandMenu[]): Rendered {
  const omitted: string[] = [];
  const omit = (name: string, why: string) =>
    void omitted.push(`Discord's menu leaves out /${name}: ${why}.`);
  const bases = new Map<string, Command[]>();
  for (const command of mergeMenus(menus)) {
    const [base = "", ...below] = command.path;
    if (below.length > 1 || !command.path.every(isName)) omit(command.name, NAMES);
    else bases.set(base, [...(bases.get(base) ?? []), command]);
  }
  const commands = [...bases].map(([name, all]) => commandOf(name, all, omit));
  for (const { name } of commands.slice(LIMITS.commands)) omit(name, `it shows ${LIMITS.commands} commands`);
  return { commands: commands.slice(0, LIMITS.commands), omitted };
}

const NAMES = "a name has 1 to 32 letters, digits, - and _";

type Omit = (name: string, why: string) => void;

function commandOf(
  name: string,
  all: readonly Command[],
  omit: Omit,
): JsonObject & { readonly name: string } {
  const subcommands = all.filter(({ path }) => path.length > 1);
  for (const each of subcommands.slice(LIMITS.subcommands))
    omit(each.name, `a command has ${LIMITS.subcommands} subcommands`);
  const shown = subcommands.slice(0, LIMITS.subcommands);
  const own = all.find(({ path }) => path.length === 1);
  const names = shown.map(({ path }) => path[1] ?? "");
  return {
    type: TYPE.chatCommand,
    name,
    ...(own ? describing(own, name) : describing({ description: names.join(", "), in: {} }, name)),
    options:
      shown.length > 0 ? shown.map((each) => subcommandOf(each, omit)) : own ? optionsOf(own, omit) : [],
    contexts: CONTEXTS,
  };
}

function subcommandOf(command: Command, omit: Omit): JsonObject {
  const name = command.path[1] ?? "";
  return {
    type: TYPE.subcommand,
    name,
    ...describing(command, name),
    options: optionsOf(command, omit),
  };
}
