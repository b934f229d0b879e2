import type { CommandArgument, OfferedCommand } from "../../api/types.ts";

/** A line that gives a command, as far as it is typed. */
export type ReadLine = {
  readonly command: OfferedCommand;
  /** The argument that is being typed; undefined while the name is, and where there is none left. */
  readonly argument: CommandArgument | undefined;
  /** What is typed of it. */
  readonly typed: string;
};

/** Reads which command a line gives, and which argument is being typed. The hub alone decides what a line means. */
export function readLine(line: string, commands: readonly OfferedCommand[]): ReadLine | undefined {
  const text = line.trimStart();
  if (!text.startsWith("/") || text.includes("\n")) return undefined;
  const found = nameIn(text.slice(1), commands);
  if (!found) return undefined;
  const rest = text.slice(1 + found.name.length);
  const words = rest.match(WORDS) ?? [];
  const typed = rest === "" || /\s$/u.test(rest) ? "" : (words.at(-1) ?? "");
  const before = typed === "" ? words : words.slice(0, -1);
  const argument = rest === "" ? undefined : argumentAt(found.command, before, typed);
  return { command: found.command, argument, typed };
}

/** The line with the argument that is being typed completed by a value. */
export const completeLine = (line: string, { typed }: ReadLine, value: string): string =>
  `${line.slice(0, line.length - typed.length)}${quoted(value)} `;

/** Whether a command can be given by its name alone. */
export const needsNothing = ({ arguments: all }: OfferedCommand): boolean =>
  all.every(({ optional, option }) => optional || option);

const WORDS = /"[^"]*"?|\S+/gu;

const quoted = (value: string): string => (/\s/u.test(value) ? `"${value}"` : value);

/** The longest name or alias that the text begins with. */
function nameIn(text: string, commands: readonly OfferedCommand[]) {
  const low = text.toLowerCase();
  return commands
    .flatMap((command) => [command.name, ...command.aliases].map((name) => ({ command, name })))
    .filter(({ name }) => low === name || low.startsWith(`${name} `))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}

function argumentAt(
  { arguments: all }: OfferedCommand,
  before: readonly string[],
  typed: string,
): CommandArgument | undefined {
  const option = all.find(({ name }) => `--${name}` === before.at(-1));
  if (option) return option;
  const places = all.filter((argument) => !argument.option);
  let at = 0;
  for (const [index, word] of before.entries()) {
    if (word.startsWith("--") || before[index - 1]?.startsWith("--")) continue;
    // The open conversation is meant where none is named.
    if (leavesOut(places[at], word)) at += 1;
    if (places[at]?.kind !== "rest") at += 1;
  }
  const here = places[at];
  return typed !== "" && leavesOut(here, typed) ? places[at + 1] : here;
}

const leavesOut = (argument: CommandArgument | undefined, word: string): boolean =>
  argument?.kind === "conversation" && argument.optional && !/^#?\d*$/u.test(word);
