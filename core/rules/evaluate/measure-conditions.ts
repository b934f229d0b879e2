import type { Condition, Test } from "../rule.ts";
import { complaintOf } from "./complaint-of.ts";
import { ALL_CONDITIONS_MAX, CONDITIONS_MAX, PATTERNS_SIZE_MAX, WORDS_MAX } from "./limits.ts";
import { measurePattern } from "./measure-pattern.ts";
import { isSearched } from "./normalised-text.ts";

/** Holds what conditions cost together. `patterns`: the steps of each pattern, counted once. `searched`: phrases that need a search. */
export type Measured = {
  readonly conditions: number;
  readonly words: number;
  readonly searched: number;
  readonly patterns: ReadonlyMap<string, number>;
};

/** Thrown for conditions that cannot be used. The message names the pattern or the limit, and says what to do. */
export class ConditionsRefused extends Error {}

const NOTHING: Measured = { conditions: 0, words: 0, searched: 0, patterns: new Map() };

/** Adds the cost of conditions to `before`; throws `ConditionsRefused` at the first limit that is exceeded. */
export function measureConditions(condition: Condition, before = NOTHING): Measured {
  const tests = testsOf(condition);
  if (tests.length > CONDITIONS_MAX)
    throw new ConditionsRefused(
      `A rule can have at most ${CONDITIONS_MAX} conditions. This one has ${tests.length}. Split it into several rules.`,
    );
  const words = tests.flatMap((test) => (test.kind === "text_contains" ? test.words : []));
  const measured = {
    conditions: refuseOver(ALL_CONDITIONS_MAX, before.conditions + tests.length, "conditions"),
    words: refuseOver(WORDS_MAX, before.words + words.length, "words"),
    patterns: addPatterns(before.patterns, tests),
  };
  return { ...measured, searched: before.searched + words.filter(isSearched).length };
}

/** Counts the worst-case steps per character of a text. A phrase that needs a search counts as one. */
export const workPerCharacter = ({ patterns, searched }: Measured): number => stepsOf(patterns) + searched;

/** Counts the conditions first, because reading too many would itself be slow. */
function refuseOver(most: number, count: number, what: string): number {
  if (count <= most) return count;
  throw new ConditionsRefused(
    `Active rules can have at most ${most} ${what} in total. With this rule they have ${count}. Remove some, or turn a rule off.`,
  );
}

/** Reads one pattern after the other, and stops at the limit. */
function addPatterns(before: Measured["patterns"], tests: readonly Test[]): Measured["patterns"] {
  const patterns = new Map(before);
  let size = stepsOf(before);
  for (const test of tests) {
    if (test.kind !== "text_matches" || patterns.has(test.pattern)) continue;
    const complaint = complaintOf(test.pattern);
    if (complaint !== null) throw new ConditionsRefused(complaint);
    const steps = measurePattern(test.pattern);
    size += steps;
    if (size > PATTERNS_SIZE_MAX)
      throw new ConditionsRefused(
        `The pattern /${test.pattern}/ is too large. Patterns of active rules can have at most ${PATTERNS_SIZE_MAX} steps in total, and with its ${steps} they have ${size}. Simplify it, or turn a rule off.`,
      );
    patterns.set(test.pattern, steps);
  }
  return patterns;
}

const stepsOf = (patterns: Measured["patterns"]) => patterns.values().reduce((all, size) => all + size, 0);

function testsOf(condition: Condition): readonly Test[] {
  if ("all" in condition) return condition.all.flatMap(testsOf);
  if ("any" in condition) return condition.any.flatMap(testsOf);
  if ("not" in condition) return testsOf(condition.not);
  return [condition];
}
