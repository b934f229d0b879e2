import { RE2JS, RE2Set } from "re2js";

/** Longest part of a message patterns look at; what a person types is far shorter. */
const TEXT_MAX = 20_000;

/** All patterns of a rule set as one automaton, so that a message is read once, however many there are. */
export type Patterns = {
  /** Answers the pattern's number; throws for one that cannot be read. */
  add(pattern: string): number;
  /** The numbers of the patterns found in a text. */
  match(text: string): ReadonlySet<number>;
  /** What a pattern finds first in a text. */
  first(number: number, text: string): string | null;
};

const NONE: ReadonlySet<number> = new Set();

/** Begins a set; it is closed by its first `match`. */
export function createPatterns(): Patterns {
  const numbers = new Map<string, number>();
  const alone: RE2JS[] = [];
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE);

  const join = (pattern: string): number => {
    // Read alone before it joins: a set that has swallowed a bad pattern is spoilt for all.
    const single = readPattern(pattern);
    const number = set.add(pattern);
    alone[number] = single;
    numbers.set(pattern, number);
    return number;
  };

  return {
    add: (pattern) => numbers.get(pattern) ?? join(pattern),
    match: (text) => (numbers.size === 0 ? NONE : toSet(set.match(text.slice(0, TEXT_MAX)))),
    first: (number, text) => {
      const found: readonly (string | undefined)[] | null = alone[number]?.exec(text.slice(0, TEXT_MAX)) ?? null;
      return found?.[0] ?? null;
    },
  };
}

const toSet = (found: readonly number[]): ReadonlySet<number> => (found.length === 0 ? NONE : new Set(found));

/** Reads one pattern; throws with the engine's complaint. */
export const readPattern = (pattern: string): RE2JS => RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
