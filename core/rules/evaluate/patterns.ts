import { RE2JS, RE2Set } from "re2js";
import { readPattern } from "./read-pattern.ts";
import { requiredLiteral } from "./required-literal.ts";

/** All patterns of a rule set. Those that must contain a certain word wait for it; the others are one automaton, so that a message is read once. */
export type Patterns = {
  /** Answers the pattern's number; throws for one that cannot be read. */
  add(pattern: string): number;
  /** Answers which patterns are found in a text; works only for what is asked, and once. */
  listen(text: string): (number: number) => boolean;
  /** What a pattern finds first in a text. */
  first(number: number, text: string): string | null;
};

/** `literal` null: the pattern is the common set's. */
type Reader = {
  readonly alone: RE2JS;
  readonly literal: string | null;
  readonly set: RE2Set;
  readonly member: number;
};

/**
 * Bytes an automaton may learn before it starts anew. Learning a state takes ten times as long as doing without: with the
 * engine's own 8 MB a new text can take three times as long as any does now.
 */
const SET_MEMORY = 1 << 19;
const ALONE_MEMORY = 1 << 17;

/** Begins a set; it is closed when first listened to. */
export function createPatterns(): Patterns {
  const numbers = new Map<string, number>();
  const readers: Reader[] = [];
  const common = createSet(SET_MEMORY);

  const join = (pattern: string): number => {
    // Read alone before it joins: a set that has swallowed a bad pattern is spoilt for all.
    const alone = readPattern(pattern);
    const literal = requiredLiteral(pattern);
    const set = literal === null ? common : createSet(ALONE_MEMORY);
    const number = readers.push({ alone, literal, set, member: set.add(pattern) }) - 1;
    numbers.set(pattern, number);
    return number;
  };

  return {
    add: (pattern) => numbers.get(pattern) ?? join(pattern),
    listen: (text) => listen(readers, text),
    first: (number, text) => {
      const matcher = readers[number]?.alone.matcher(text);
      return matcher?.find() ? matcher.group() : null;
    },
  };
}

const createSet = (memory: number) => new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE, memory);

function listen(readers: readonly Reader[], text: string): (number: number) => boolean {
  let folded: string | undefined;
  let members: ReadonlySet<number> | undefined;
  let found: Map<number, boolean> | undefined;
  const find = ({ literal, set, member }: Reader): boolean => {
    if (literal === null) return (members ??= new Set(set.match(text))).has(member);
    // Through upper case: a long ſ is an s to the engine.
    return (folded ??= text.toUpperCase().toLowerCase()).includes(literal) && set.match(text).length > 0;
  };
  return (number) => {
    const reader = readers[number];
    if (!reader) return false;
    if (reader.literal === null) return find(reader);
    const known = found?.get(number) ?? find(reader);
    (found ??= new Map()).set(number, known);
    return known;
  };
}
