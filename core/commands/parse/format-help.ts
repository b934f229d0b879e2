import type { Command, CommandLanguage } from "../../access/index.ts";
import { formatUsage } from "./format-usage.ts";

/** Lists commands with what they do, one a line: single words first, then a group for each word with subcommands. */
export function formatHelp(commands: readonly Command[], language: CommandLanguage): string {
  const groups = Map.groupBy(commands, ({ name }) =>
    name.includes(" ") ? name.slice(0, name.indexOf(" ")) : "",
  );
  const single = groups.get("") ?? [];
  const named = [...groups]
    .filter(([base]) => base !== "")
    .map(([base, group]) => [`/${base}`, ...linesOf(group, language)]);
  return [linesOf(single, language), ...named]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

const linesOf = (commands: readonly Command[], language: CommandLanguage): readonly string[] =>
  commands.map((command) => `${formatUsage(command, language)} – ${command.summary[language]}`);
