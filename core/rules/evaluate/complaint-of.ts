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
      ? `The pattern /${shortened(pattern)}/ cannot be used: ${error.message}`
      : `This pattern cannot be used: ${reasonOf(errorMessage(error))}`;
  }
}

const shortened = (pattern: string) => (pattern.length > 80 ? `${pattern.slice(0, 80)}…` : pattern);

/** The engine's error is `error parsing regexp: what: \`where\``. */
function reasonOf(complaint: string): string {
  const where = /`(.*)`$/s.exec(complaint)?.[1] ?? "";
  const [, words] = REASONS.find(([sign]) => sign.test(complaint)) ?? [];
  return words?.(where) ?? `“${where}” is not understood.`;
}

/** More specific errors come first. */
const REASONS: readonly (readonly [RegExp, (where: string) => string])[] = [
  [/missing closing \)/, () => "a bracket “(” is never closed. Write “\\(” for the sign itself."],
  [/unexpected \)/, () => "a bracket “)” was never opened. Write “\\)” for the sign itself."],
  [/missing closing ]/, () => "a bracket “[” is never closed. Write “\\[” for the sign itself."],
  [/missing argument to repetition/, (where) => `there is nothing before “${where}” that it could repeat.`],
  [/invalid nested repetition/, (where) => `“${where}” repeats what is repeated already.`],
  [
    /Perl syntax|named capture/,
    (where) =>
      /^\(\?<?[=!]/.test(where)
        ? "it looks ahead or behind, which patterns here cannot."
        : `“${where}” is not known here.`,
  ],
  [
    /invalid escape sequence/,
    (where) =>
      /^\\\d/.test(where)
        ? `“${where}” refers to a bracket before it, which patterns here cannot.`
        : `“${where}” is not known here.`,
  ],
  [
    /character class range/,
    (where) =>
      where.startsWith("\\") ? `“${where}” is not known here.` : `the range “${where}” has nothing in it.`,
  ],
  [/trailing backslash/, () => "it ends with a lone “\\”. Write “\\\\” for the sign itself."],
  [
    /repeat count|bad repetition/,
    (where) => `“${where}” is no number of times it could repeat; the most is 100.`,
  ],
  [/duplicate capture group/, (where) => `two brackets have the name “${where}”.`],
];
