import type { Command, CommandArgument } from "../../access/index.ts";
import { findCommand } from "./find-command.ts";
import type { Fault, GivenArgument, Parsed, Typed } from "./parsed.ts";
import { readArguments } from "./read-arguments.ts";
import { readNativeOptions } from "./read-native-options.ts";
import { readOpening, type Opening } from "./read-opening.ts";
import { readTokens, type Token } from "./tokens.ts";
import { wordFault } from "./words/word-fault.ts";

/** UTF-16 units of the text and all typed options. */
const LENGTH_MAX = 4_000;
/** Words and options in front of a raw tail, the command's name included. */
const TOKENS_MAX = 50;

/**
 * Reads what was typed as a command. Pure: what an argument names is looked up later, with the rights of whoever typed.
 *
 * A customer's text becomes an error only where it calls a command they know. A member's text that begins with a slash
 * is never a message: it could be sent to a customer.
 */
export function parseCommand(typed: Typed, commands: readonly Command[]): Parsed {
  const opening = readOpening(typed);
  if (opening === null) return { kind: "message" };
  const read = readCall(typed, opening, commands);
  if (read.kind === "call") return isPlea(read, typed, commands) ? { kind: "message" } : read;
  if (isMessage(read, typed, opening)) return { kind: "message" };
  const { code, at, said, nearest, command } = read;
  return {
    kind: "error",
    code,
    words: wordFault(read, commands, typed.audience),
    at,
    said,
    nearest,
    command,
  };
}

function readCall(typed: Typed, opening: Opening, commands: readonly Command[]): Call | Fault {
  const found = findCommand(opening, typed, commands);
  if (found.kind === "fault") return found;
  const { command, end } = found;
  const tokens = readTokens(typed.text, end, TOKENS_MAX);
  const fault = checkSize(typed, command, tokens);
  if (fault !== null) return fault;
  const given = readArguments(command, tokens, typed);
  if (!isGiven(given)) return given;
  const all = readNativeOptions(command, given, typed);
  return isGiven(all) ? callOf(command, all) : all;
}

type Call = Extract<Parsed, { readonly kind: "call" }>;

const isGiven = (
  read: ReadonlyMap<string, GivenArgument> | Fault,
): read is ReadonlyMap<string, GivenArgument> => read instanceof Map;

function callOf(command: Command, given: ReadonlyMap<string, GivenArgument>): Call {
  const isMissing = ({ name, optional }: CommandArgument) => !optional && !given.has(name);
  return {
    kind: "call",
    command,
    given: command.arguments.flatMap(({ name }) => given.get(name) ?? []),
    missing: command.arguments.filter(isMissing),
  };
}

/** Refuses what is too long, instead of cutting it: half a command is another command. */
function checkSize(typed: Typed, command: Command, tokens: readonly Token[]): Fault | null {
  const base = { kind: "fault", nearest: null, command } as const;
  const options = Object.values(typed.options ?? {});
  const length = options.reduce(
    (sum: number, value) => sum + (typeof value === "string" ? value.length : 0),
    typed.text.text.length,
  );
  if (length > LENGTH_MAX) {
    return {
      ...base,
      code: "too_long",
      at: Math.min(LENGTH_MAX, typed.text.text.length),
      said: String(length),
    };
  }
  const takesTail = command.arguments.some(({ kind }) => kind === "rest");
  const last = tokens[TOKENS_MAX - 1];
  if (last !== undefined && !takesTail) {
    return { ...base, code: "too_many_tokens", at: last.at, said: typed.text.text.slice(last.at, last.end) };
  }
  return null;
}

/** A customer who writes words behind /help that are no command of theirs asks people. */
function isPlea(
  { command, given }: Call,
  { audience, options }: Typed,
  commands: readonly Command[],
): boolean {
  const said = given[0]?.said.replace(/^\//u, "").toLowerCase();
  if (audience === "member" || command.name !== "help" || said === undefined || options) return false;
  return !commands.some(
    ({ for: whose, name, aliases = [] }) => whose === audience && [name, ...aliases].includes(said),
  );
}

/** What a command of ours is said with or without, and yet is no attempt at one. */
const SAID: ReadonlySet<Fault["code"]> = new Set([
  "unknown_command",
  "disguised_name",
  "too_many_arguments",
  "too_many_tokens",
]);

/** Customers write to people: a slash or our name in front of anything else, and more words than a command takes, are part of what they say. */
function isMessage(fault: Fault, { audience }: Typed, opening: Opening): boolean {
  if (audience === "member") return false;
  return !opening.called || SAID.has(fault.code);
}
