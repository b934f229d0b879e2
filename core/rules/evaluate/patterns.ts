import { RE2JS, RE2Set } from "re2js";
import { requiredLiteral } from "./required-literal.ts";

/** Longest part of a message patterns look at; what a person types is far shorter. */
const TEXT_MAX = 20_000;

/** All patterns of a rule set. Those that must contain a certain word wait for it; the others are one automaton, so that a message is read once. */
export type Patterns = {
  /** Answers the pattern's number; throws for one that cannot be read. */
  add(pattern: string): number;
  /** Answers which patterns are found in a text; works only for what is asked. */
  listen(text: string): (number: number) => boolean;
  /** What a pattern finds first in a text. */
  first(number: number, text: string): string | null;
};

/** `literal` null: the pattern is the set's. */
type Reader = { readonly alone: RE2JS; readonly literal: string | null; readonly member: number };

/** Begins a set; it is closed when first listened to. */
export function createPatterns(): Patterns {
  const numbers = new Map<string, number>();
  const readers: Reader[] = [];
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE);

  const join = (pattern: string): number => {
    // Read alone before it joins: a set that has swallowed a bad pattern is spoilt for all.
    const alone = readPattern(pattern);
    const literal = requiredLiteral(pattern);
    const number = readers.push({ alone, literal, member: literal === null ? set.add(pattern) : -1 }) - 1;
    numbers.set(pattern, number);
    return number;
  };

  return {
    add: (pattern) => numbers.get(pattern) ?? join(pattern),
    listen: (text) => listen(readers, set, text.slice(0, TEXT_MAX)),
    first: (number, text) => {
      const found: readonly (string | undefined)[] | null =
        readers[number]?.alone.exec(text.slice(0, TEXT_MAX)) ?? null;
      return found?.[0] ?? null;
    },
  };
}

function listen(readers: readonly Reader[], set: RE2Set, text: string): (number: number) => boolean {
  let folded: string | undefined;
  let members: ReadonlySet<number> | undefined;
  return (number) => {
    const reader = readers[number];
    if (!reader) return false;
    if (reader.literal === null) return (members ??= new Set(set.match(text))).has(reader.member);
    // Through upper case: a long ſ is an s to the engine.
    return (folded ??= text.toUpperCase().toLowerCase()).includes(reader.literal) && reader.alone.test(text);
  };
}

/** Reads one pattern; throws with the engine's complaint. */
export const readPattern = (pattern: string): RE2JS => RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
