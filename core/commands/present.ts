import type { z } from "@hono/zod-openapi";
import { riskOf, type Command, type CommandArgument, type CommandLanguage } from "../access/index.ts";
import type { Given } from "./page/give-line.ts";
import type { OverviewRow } from "./page/read-overview.ts";
import type { Tried } from "./page/try-line.ts";
import type {
  CommandArgumentSchema,
  CommandSchema,
  GivenSchema,
  OverviewSchema,
  TriedSchema,
} from "./schema.ts";

/** A command for whoever may give it. */
export const presentCommand = (command: Command): z.input<typeof CommandSchema> => ({
  name: command.name,
  aliases: [...(command.aliases ?? [])],
  usage: usageOf(command),
  summary: command.summary,
  example: command.example,
  where: [...command.where],
  arguments: command.arguments.map(presentArgument),
});

/** What came of a line, in the language of whoever gave it. */
export const presentGiven = (
  { use, answer, missing }: Given,
  language: CommandLanguage,
): z.input<typeof GivenSchema> => ({
  command: use.command,
  outcome: use.outcome,
  reason: use.reason ?? null,
  text: answer.text[language],
  buttons: (answer.buttons ?? []).map(({ label, command }) => ({ label: label[language], line: command })),
  question: use.outcome === "asked" && missing ? presentArgument(missing) : null,
});

/** A command on the page of commands. */
export const presentOverview = ({ command, roles, uses }: OverviewRow): z.input<typeof OverviewSchema> => ({
  ...presentCommand(command),
  audience: command.for,
  permission: permissionOf(command),
  risk: (command.action && riskOf(command.action)) ?? null,
  roles: [...roles],
  uses30d: uses,
});

function permissionOf(command: Command): string | null {
  const permission = command.action?.permission ?? command.permission ?? null;
  return permission === "signed_in" || permission === "contact" ? null : permission;
}

/** What a tried line would come to. */
export const presentTried = (tried: Tried, language: CommandLanguage): z.input<typeof TriedSchema> => ({
  ...tried,
  text: tried.text?.[language] ?? null,
});

const presentArgument = (argument: CommandArgument): z.input<typeof CommandArgumentSchema> => ({
  name: argument.name,
  kind: argument.kind,
  summary: argument.summary,
  optional: argument.optional === true,
  option: argument.option === true,
  choices: [...(argument.choices ?? [])],
});

/** How it is typed; what is in brackets may be left out. */
const usageOf = ({ name, arguments: all }: Command): string =>
  [`/${name}`, ...all.map(wordArgument)].join(" ");

function wordArgument({ name, optional, option, choices }: CommandArgument): string {
  const said = choices?.join("|") ?? name;
  const shown = option ? `--${name} ${said}` : said;
  return optional ? `[${shown}]` : shown;
}
