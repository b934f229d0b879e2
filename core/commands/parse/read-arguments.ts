import type { Command, CommandArgument } from "../../access/index.ts";
import { nearestOf } from "./nearest.ts";
import type { Fault, GivenArgument, Typed } from "./parsed.ts";
import { isPassedOver } from "./is-passed-over.ts";
import { readArgument } from "./read-argument.ts";
import { wordsFrom, type Reading } from "./reading.ts";
import type { Option, Token, Word } from "./tokens.ts";

/** Reads the arguments in their places and the options. What is empty counts as not given. */
export function readArguments(
  command: Command,
  tokens: readonly Token[],
  typed: Typed,
): ReadonlyMap<string, GivenArgument> | Fault {
  const reading: Reading = { command, tokens, typed, given: new Map(), index: 0, position: 0 };
  for (let token = tokens[0]; token !== undefined; token = tokens[reading.index]) {
    const fault = takeToken(reading, token);
    if (fault !== null) return fault;
  }
  return reading.given;
}

/** Takes at least one token. */
function takeToken(reading: Reading, token: Token): Fault | null {
  if (token.kind === "option") return takeOption(reading, token);
  if (token.kind !== "marker") return takePositional(reading, token);
  reading.index += 1;
  return null;
}

function takePositional(reading: Reading, token: Word | UnclosedQuote): Fault | null {
  const argument = nextPositional(reading);
  if (argument?.kind === "rest") return takeTail(reading, argument, token.at);
  if (token.kind === "unclosed") return faultAt(reading, "unclosed_quote", token);
  if (argument === undefined) return faultAt(reading, "too_many_arguments", token);
  reading.position += 1;
  return takeValue(reading, argument);
}

type UnclosedQuote = Extract<Token, { readonly kind: "unclosed" }>;

/** Passes over the arguments that were given by name, and those that the next word leaves out. */
function nextPositional(reading: Reading): CommandArgument | undefined {
  const positional = reading.command.arguments.filter(({ option }) => !option);
  for (; reading.position < positional.length; reading.position += 1) {
    const argument = positional[reading.position];
    if (argument === undefined || reading.given.has(argument.name)) continue;
    const later = positional.slice(reading.position + 1).filter(({ name }) => !reading.given.has(name));
    if (!isPassedOver(argument, later, reading)) return argument;
  }
  return undefined;
}

function takeTail(reading: Reading, argument: CommandArgument, at: number): null {
  const said = reading.typed.text.text.slice(at).trimEnd();
  reading.given.set(argument.name, { argument, said, value: { kind: "rest", value: said } });
  reading.index = reading.tokens.length;
  return null;
}

function takeOption(reading: Reading, option: Option): Fault | null {
  const names = reading.command.arguments.map(({ name }) => name);
  const argument = reading.command.arguments.find(({ name }) => name === option.name.toLowerCase());
  if (argument === undefined) {
    const nearest = nearestOf(option.name, names);
    return {
      ...faultAt(reading, "unknown_option", option),
      nearest: nearest && `--${nearest}`,
      among: names,
    };
  }
  if (reading.given.has(argument.name)) return { ...faultAt(reading, "given_twice", option), argument };
  reading.index += 1;
  if (option.value === "empty") return null;
  const value = reading.tokens[reading.index];
  if (value?.kind === "unclosed") return faultAt(reading, "unclosed_quote", value);
  if (value?.kind !== "word") return { ...faultAt(reading, "option_without_value", option), argument };
  return takeValue(reading, argument);
}

/** Reads the argument from the word it is at, and the words behind that belong to it. */
function takeValue(reading: Reading, argument: CommandArgument): Fault | null {
  const read = readArgument(argument, wordsFrom(reading), reading.typed);
  if (read.kind === "fault") return { ...read, command: reading.command };
  reading.index += read.words;
  if (read.given !== null) reading.given.set(argument.name, read.given);
  return null;
}

function faultAt(reading: Reading, code: Fault["code"], { at, end }: Token): Fault {
  const said = reading.typed.text.text.slice(at, end);
  return { kind: "fault", code, at, said, nearest: null, command: reading.command };
}
