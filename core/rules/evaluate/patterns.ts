import { RE2JS, RE2Set } from "re2js";
import { readPattern } from "./read-pattern.ts";
import { requiredLiteral } from "./required-literal.ts";

/** Holds all patterns of a rule set. A pattern with a required word runs only when the text contains it. The others share one automaton, so that a message is read once. */
export type Patterns = {
  /** Returns the pattern's number; throws for one that cannot be read. */
  add(pattern: string): number;
  /** Returns a lookup of which patterns match a text. It evaluates each pattern on first use. */
  search(text: string): (number: number) => boolean;
  /** Returns a pattern's first match in a text. */
  first(number: number, text: string): string | null;
};

/** `literal` is null for a pattern of the shared set. */
type Reader = {
  readonly alone: RE2JS;
  readonly literal: string | null;
  readonly set: RE2Set;
  readonly member: number;
};

/**
 * Bytes of states that an automaton may cache before it starts again. Caching a state takes ten times as long as not
 * caching it: with the engine's own 8 MB a new text can take three times as long as any does now.
 */
const SET_MEMORY = 1 << 19;
const ALONE_MEMORY = 1 << 17;

/** Creates a set; the first search closes it. */
export function createPatterns(): Patterns {
  const numbers = new Map<string, number>();
  const readers: Reader[] = [];
  const common = createSet(SET_MEMORY);

  const join = (pattern: string): number => {
    // The pattern is read alone first, because a bad pattern breaks the whole set.
    const alone = readPattern(pattern);
    const literal = requiredLiteral(pattern);
    const set = literal === null ? common : createSet(ALONE_MEMORY);
    const number = readers.push({ alone, literal, set, member: set.add(pattern) }) - 1;
    numbers.set(pattern, number);
    return number;
  };

  return {
    add: (pattern) => numbers.get(pattern) ?? join(pattern),
    search: (text) => search(readers, text),
    first: (number, text) => {
      const matcher = readers[number]?.alone.matcher(text);
      return matcher?.find() ? matcher.group() : null;
    },
  };
}

const createSet = (memory: number) => new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE, memory);

function search(readers: readonly Reader[], text: string): (number: number) => boolean {
  let folded: string | undefined;
  let members: ReadonlySet<number> | undefined;
  let found: Map<number, boolean> | undefined;
  const find = ({ literal, set, member }: Reader): boolean => {
    if (literal === null) return (members ??= new Set(set.match(text))).has(member);
    // Upper case first: the engine takes a long ſ for an s.
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
