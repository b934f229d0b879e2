import type { Command, CommandArgument, CommandLanguage } from "../../access/index.ts";
import { PLACEHOLDERS } from "./words/placeholders.ts";

/** Shows in one line how a command is typed: `/assign #12 @name [--team name]`. What is in brackets may be left out. */
export function formatUsage(command: Command, language: CommandLanguage): string {
  const inPlace = command.arguments.filter(({ option }) => !option);
  const options = command.arguments.filter(({ option }) => option);
  // A raw tail takes everything behind it, so options stand in front of it.
  const tail = inPlace.filter(({ kind }) => kind === "rest");
  const others = inPlace.filter(({ kind }) => kind !== "rest");
  const parts = [...others, ...options, ...tail].map((argument) => formatArgument(argument, language));
  return [`/${command.name}`, ...parts].join(" ");
}

function formatArgument(argument: CommandArgument, language: CommandLanguage): string {
  const value = argument.choices?.join("|") ?? PLACEHOLDERS[language][argument.kind];
  const shown = argument.option ? `--${argument.name} ${value}` : value;
  return argument.optional ? `[${shown}]` : shown;
}
