import type { Command } from "../../access/index.ts";
import { isDisguised, skeletonOf } from "./disguise.ts";
import { nearestOf } from "./nearest.ts";
import type { Fault, Typed } from "./parsed.ts";
import type { Opening } from "./read-opening.ts";
import { endOfWord, skipSpaces } from "./space.ts";

type Found = {
  readonly kind: "found";
  readonly command: Command;
  /** Where its arguments begin. */ readonly end: number;
};
/** A name or an alias, in words. */
type Entry = { readonly command: Command; readonly words: readonly string[] };
type Said = { readonly text: string; readonly at: number; readonly end: number };

/** A name as everybody may type it. Anything else is no command, whatever it looks like. */
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;

/** Finds the command that is named: the longest name of those whom this audience knows. */
export function findCommand(opening: Opening, typed: Typed, commands: readonly Command[]): Found | Fault {
  const entries = commands.filter((command) => command.for === typed.audience).flatMap(entriesOf);
  const first: Said = { text: opening.name, at: opening.at, end: opening.end };
  const disguised = opening.disguised || isDisguised(opening.name);
  if (disguised || !NAME.test(opening.name)) return unknown(first, disguised, entries);
  const second = readNext(typed.text.text, opening.end);
  const named = entries.filter(({ words }) => words[0] === first.text.toLowerCase());
  const whole = named.filter(({ words }) => words.length > 1 && words[1] === nameOf(second));
  const matching = whole.length > 0 ? whole : named.filter(({ words }) => words.length === 1);
  if (matching.length > 0) return inPlace(matching, typed, first, whole.length > 0 ? second.end : first.end);
  return named.length > 0 ? withoutSubcommand(second, named) : unknown(first, false, entries);
}

const entriesOf = (command: Command): readonly Entry[] =>
  [command.name, ...(command.aliases ?? [])].map((name) => ({ command, words: name.split(" ") }));

function readNext(text: string, from: number): Said {
  const at = skipSpaces(text, from);
  const end = endOfWord(text, at);
  return { text: text.slice(at, end), at, end };
}

const nameOf = ({ text }: Said): string | null => (NAME.test(text) ? text.toLowerCase() : null);

function inPlace(matching: readonly Entry[], typed: Typed, said: Said, end: number): Found | Fault {
  const allowed = matching.find(({ command }) => command.where.includes(typed.place));
  if (allowed !== undefined) return { kind: "found", command: allowed.command, end };
  const command = matching[0]?.command ?? null;
  const among = command?.where ?? [];
  return { kind: "fault", code: "wrong_place", at: said.at, said: said.text, nearest: null, command, among };
}

/** A word that only has subcommands cannot be called. */
function withoutSubcommand(said: Said, named: readonly Entry[]): Fault {
  const among = named.flatMap(({ words }) => words.slice(1, 2));
  const code =
    said.text === "" || said.text.startsWith("-")
      ? "missing_subcommand"
      : isDisguised(said.text)
        ? "disguised_name"
        : "unknown_subcommand";
  const nearest = nearestOf(skeletonOf(said.text.slice(0, 64)), among);
  return {
    kind: "fault",
    code,
    at: said.at,
    said: said.text,
    nearest: code === "missing_subcommand" ? null : wholeName(named, nearest),
    command: named[0]?.command ?? null,
    among: named
      .filter(({ command, words }) => command.name === words.join(" "))
      .map(({ command }) => command.name),
  };
}

const wholeName = (named: readonly Entry[], subcommand: string | null): string | null =>
  named.find(({ words }) => words[1] === subcommand)?.words.join(" ") ?? null;

function unknown(said: Said, disguised: boolean, entries: readonly Entry[]): Fault {
  const names = entries.flatMap(({ words }) => words.slice(0, 1));
  return {
    kind: "fault",
    code: disguised ? "disguised_name" : "unknown_command",
    at: said.at,
    said: said.text,
    nearest: nearestOf(skeletonOf(said.text.slice(0, 65)), names),
    command: null,
  };
}
