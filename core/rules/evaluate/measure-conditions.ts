import type { Condition, Test } from "../rule.ts";
import { complaintOf } from "./complaint-of.ts";
import { ALL_CONDITIONS_MAX, CONDITIONS_MAX, PATTERNS_SIZE_MAX, WORDS_MAX } from "./limits.ts";
import { measurePattern } from "./measure-pattern.ts";
import { isSearched } from "./spoken.ts";

/** What conditions cost together. `patterns`: each with its steps, once; `searched`: phrases that take a search each. */
export type Measured = {
  readonly conditions: number;
  readonly words: number;
  readonly searched: number;
  readonly patterns: ReadonlyMap<string, number>;
};

/** Thrown for conditions that cannot be used; the text names the pattern or the bound, and says what to do. */
export class ConditionsRefused extends Error {}

const NOTHING: Measured = { conditions: 0, words: 0, searched: 0, patterns: new Map() };

/** Adds what conditions cost to what `before` costs; throws `ConditionsRefused` at the first bound that breaks. */
export function measureConditions(condition: Condition, before = NOTHING): Measured {
  const tests = testsOf(condition);
  if (tests.length > CONDITIONS_MAX)
    throw new ConditionsRefused(
      `A rule may have at most ${CONDITIONS_MAX} conditions; this one has ${tests.length}. Split it.`,
    );
  const words = tests.flatMap((test) => (test.kind === "text_contains" ? test.words : []));
  const measured = {
    conditions: refuseOver(ALL_CONDITIONS_MAX, before.conditions + tests.length, "conditions"),
    words: refuseOver(WORDS_MAX, before.words + words.length, "words"),
    patterns: addPatterns(before.patterns, tests),
  };
  return { ...measured, searched: before.searched + words.filter(isSearched).length };
}

/** Steps for each character of a text, at worst: one for a phrase that is searched for. */
export const workPerCharacter = ({ patterns, searched }: Measured): number => stepsOf(patterns) + searched;

/** Before anything is read that a rule of that many would make slow. */
function refuseOver(most: number, count: number, what: string): number {
  if (count <= most) return count;
  throw new ConditionsRefused(
    `All rules that are on may have ${most} ${what} together; with this one they have ${count}. Take some out, or switch a rule off.`,
  );
}

/** Reads one after the other, and no further than the bound. */
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
        `The pattern /${test.pattern}/ is too much: all rules that are on may have patterns of ${PATTERNS_SIZE_MAX} steps together, and with its ${steps} they have ${size}. Make it smaller, or switch a rule off.`,
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
