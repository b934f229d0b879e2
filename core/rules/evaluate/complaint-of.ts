import { errorMessage } from "../../kernel/errors.ts";
import { measurePattern, PatternTooLarge } from "./measure-pattern.ts";

/**
 * Describes what is wrong with a pattern; undefined when nothing is. Patterns are RE2: backtracking (look-around,
 * back-references) and slow patterns are refused when a rule is saved, not when a message arrives.
 */
export function complaintOf(pattern: string): string | null {
  try {
    measurePattern(pattern);
    return null;
  } catch (error) {
    return error instanceof PatternTooLarge
      ? `The pattern /${shortened(pattern)}/ is invalid: ${error.message}`
      : `This pattern is invalid: ${reasonOf(errorMessage(error))}`;
  }
}

const shortened = (pattern: string) => (pattern.length > 80 ? `${pattern.slice(0, 80)}…` : pattern);

/** The engine's error is `error parsing regexp: what: \`where\``. */
function reasonOf(complaint: string): string {
  const where = /`(.*)`$/s.exec(complaint)?.[1] ?? "";
  const [, words] = REASONS.find(([sign]) => sign.test(complaint)) ?? [];
  return words?.(where) ?? `“${where}” is not supported.`;
}

/** More specific errors come first. */
const REASONS: readonly (readonly [RegExp, (where: string) => string])[] = [
  [/missing closing \)/, () => "a “(” is never closed. Write “\\(” to match the character."],
  [/unexpected \)/, () => "a “)” was never opened. Write “\\)” to match the character."],
  [/missing closing ]/, () => "a “[” is never closed. Write “\\[” to match the character."],
  [/missing argument to repetition/, (where) => `there is nothing to repeat before “${where}”.`],
  [/invalid nested repetition/, (where) => `“${where}” repeats a repetition.`],
  [
    /Perl syntax|named capture/,
    (where) =>
      /^\(\?<?[=!]/.test(where)
        ? "lookahead and lookbehind are not supported."
        : `“${where}” is not supported.`,
  ],
  [
    /invalid escape sequence/,
    (where) =>
      /^\\\d/.test(where)
        ? `the back-reference “${where}” is not supported.`
        : `“${where}” is not supported.`,
  ],
  [
    /character class range/,
    (where) => (where.startsWith("\\") ? `“${where}” is not supported.` : `the range “${where}” is empty.`),
  ],
  [/trailing backslash/, () => "it ends with a single “\\”. Write “\\\\” to match the character."],
  [/repeat count|bad repetition/, (where) => `“${where}” is not a valid repetition. The maximum is 100.`],
  [/duplicate capture group/, (where) => `two groups are named “${where}”.`],
];
