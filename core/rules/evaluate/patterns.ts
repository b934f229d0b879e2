import { RE2JS, RE2Set } from "re2js";

/** Longest pattern a rule may have: its automaton must stay small. */
export const PATTERN_MAX = 500;

/** Longest part of a message patterns look at; what a person types is far shorter. */
const TEXT_MAX = 20_000;

/** All patterns of a rule set as one automaton, so that a message is read once, however many there are. */
export type Patterns = {
  /** Answers the pattern's number; throws for one that cannot be read. */
  add(pattern: string): number;
  /** The numbers of the patterns found in a text. */
  match(text: string): ReadonlySet<number>;
};

const NONE: ReadonlySet<number> = new Set();

export function createPatterns(): Patterns {
  const numbers = new Map<string, number>();
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE);
  const add = (pattern: string) => {
    const known = numbers.get(pattern) ?? set.add(readable(pattern));
    numbers.set(pattern, known);
    return known;
  };
  const match = (text: string) => {
    const found: number[] = numbers.size === 0 ? [] : set.match(text.slice(0, TEXT_MAX));
    return found.length === 0 ? NONE : new Set(found);
  };
  return { add, match };
}

/** Reads one pattern; throws with the engine's complaint. */
export function readPattern(pattern: string): RE2JS {
  return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
}

/** Checked alone before it joins: a set that has swallowed a bad pattern is spoilt for all. */
function readable(pattern: string): string {
  readPattern(pattern);
  return pattern;
}

/** What a pattern finds first in a text; null for nothing. */
export const firstMatch = (pattern: string, text: string): string | null => readPattern(pattern).exec(text.slice(0, TEXT_MAX))?.[0] ?? null;
