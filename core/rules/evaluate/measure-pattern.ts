import { textOf } from "../../kernel/errors.ts";
import { PATTERN_SIZE_MAX, REPEAT_MAX } from "./limits.ts";
import { readPattern } from "./read-pattern.ts";

/** Thrown for a pattern that can be read and is refused for what it would cost; the text says what to do. */
export class PatternTooLarge extends Error {}

/**
 * Counts the steps a pattern takes at each character, at worst. Throws with the engine's complaint, or `PatternTooLarge`.
 * Reading a pattern takes time as well: what would take long is refused by its text alone.
 */
export function measurePattern(pattern: string): number {
  const known = remembered.get(pattern) ?? measureAnew(pattern);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(pattern, known);
  if (known instanceof Error) throw known;
  return known;
}

const remembered = new Map<string, number | Error>();
const REMEMBERED = 2_000;

function measureAnew(pattern: string): number | Error {
  try {
    refuseByText(pattern);
    const size = readPattern(pattern).programSize() + foldingOf(pattern);
    return size > PATTERN_SIZE_MAX ? tooLarge(size) : size;
  } catch (error) {
    return error instanceof Error ? error : new Error(textOf(error));
  }
}

/** Steps a text is allowed to promise before the engine is asked: it takes some 5 µs each. */
const READ_MAX = 4_000;

function refuseByText(pattern: string): void {
  const repeats = [...pattern.matchAll(REPEAT)].map(({ 1: from = "", 2: to = "", index }) => ({
    times: Math.max(Number(from), Number(to), 1),
    ofGroup: pattern[index - 1] === ")",
  }));
  const most = Math.max(0, ...repeats.map(({ times }) => times));
  if (most > REPEAT_MAX)
    throw new PatternTooLarge(
      `“{${most}}” repeats too often; the most is ${REPEAT_MAX}. Write + or * instead.`,
    );
  const inGroups = repeats.reduce((all, { times, ofGroup }) => all * (ofGroup ? times : 1), 1);
  const alone = repeats.reduce((all, { times, ofGroup }) => all + (ofGroup ? 0 : times), pattern.length);
  const folding = foldingOf(pattern);
  if (folding > PATTERN_SIZE_MAX) throw tooLarge(folding);
  // A group may repeat whatever else is there. The engine itself stops at a thousand.
  if (alone * Math.min(inGroups, 1_000) > READ_MAX) throw tooLarge();
}

const REPEAT = /\{(\d+)(?:,(\d*))?\}/g;

/**
 * What it takes to know every case of a class. The engine goes through a range letter by letter; `\p` costs as much as
 * four thousand. Read from the text, so that a quoted class counts too.
 */
function foldingOf(pattern: string): number {
  const classes = [...pattern.matchAll(/\\p/gi)].length;
  const ranges = [...pattern.matchAll(/-(?:\\x\{([0-9a-f]+)\}|([^\0-\x7f]))/giu)]
    .map(([, hex, letter]) => (hex ? Number.parseInt(hex, 16) : (letter?.codePointAt(0) ?? 0)))
    .reduce((all, last) => all + Math.ceil(Math.min(last, FOLDED_MAX) / 1_000), 0);
  return (classes * 4 + ranges) * STEPS_PER_FOLDING;
}

/** No letter behind this has another case. */
const FOLDED_MAX = 125_251;
/** Weighs a thousand letters so that a full set is compiled in some 100 ms. */
const STEPS_PER_FOLDING = 10;

const tooLarge = (size?: number) =>
  new PatternTooLarge(
    `it is too large${size === undefined ? "" : ` (${size} steps, at most ${PATTERN_SIZE_MAX})`}. Repeat less often, use fewer or narrower classes, or split it.`,
  );
