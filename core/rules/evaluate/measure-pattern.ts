import { errorMessage } from "../../kernel/errors.ts";
import { PATTERN_SIZE_MAX, REPEAT_MAX } from "./limits.ts";
import { readPattern } from "./read-pattern.ts";

/** Thrown for a readable pattern that would cost too much. The message says what to do. */
export class PatternTooLarge extends Error {}

/**
 * Counts the worst-case steps of a pattern per character. Throws the engine's error, or `PatternTooLarge`. Reading a
 * pattern takes time too, so a pattern that would take long is refused by its text alone.
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
    return error instanceof Error ? error : new Error(errorMessage(error));
  }
}

/** Estimated steps that a pattern's text may have before the engine reads it, which takes about 5 µs a step. */
const READ_MAX = 4_000;

function refuseByText(pattern: string): void {
  const repeats = [...pattern.matchAll(REPEAT)].map(({ 1: from = "", 2: to = "", index }) => ({
    times: Math.max(Number(from), Number(to), 1),
    ofGroup: pattern[index - 1] === ")",
  }));
  const most = Math.max(0, ...repeats.map(({ times }) => times));
  if (most > REPEAT_MAX)
    throw new PatternTooLarge(
      `“{${most}}” repeats too often. The maximum is ${REPEAT_MAX}. Use + or * instead.`,
    );
  const inGroups = repeats.reduce((all, { times, ofGroup }) => all * (ofGroup ? times : 1), 1);
  const alone = repeats.reduce((all, { times, ofGroup }) => all + (ofGroup ? 0 : times), pattern.length);
  const folding = foldingOf(pattern);
  if (folding > PATTERN_SIZE_MAX) throw tooLarge(folding);
  // A group may repeat everything else. The engine itself stops at a thousand.
  if (alone * Math.min(inGroups, 1_000) > READ_MAX) throw tooLarge();
}

const REPEAT = /\{(\d+)(?:,(\d*))?\}/g;

/**
 * Estimates the cost of case folding a class. The engine visits every letter of a range; `\p` costs as much as four
 * thousand letters. It is read from the text, so a quoted class counts too.
 */
function foldingOf(pattern: string): number {
  const classes = [...pattern.matchAll(/\\p/gi)].length;
  const ranges = [...pattern.matchAll(/-(?:\\x\{([0-9a-f]+)\}|([^\0-\x7f]))/giu)]
    .map(([, hex, letter]) => (hex ? Number.parseInt(hex, 16) : (letter?.codePointAt(0) ?? 0)))
    .reduce((all, last) => all + Math.ceil(Math.min(last, FOLDED_MAX) / 1_000), 0);
  return (classes * 4 + ranges) * STEPS_PER_FOLDING;
}

/** No letter above this code point has another case. */
const FOLDED_MAX = 125_251;
/** The cost of a thousand letters, chosen so that a full set is compiled in about 100 ms. */
const STEPS_PER_FOLDING = 10;

const tooLarge = (size?: number) =>
  new PatternTooLarge(
    `it is too large${size === undefined ? "" : ` (${size} steps, at most ${PATTERN_SIZE_MAX})`}. Repeat less often, use fewer or narrower classes, or split it.`,
  );
