import type { Condition, Test } from "../rule.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import type { Patterns } from "./patterns.ts";
import { phraseMatcher } from "./normalised-text.ts";

/** A condition prepared for evaluation. */
export type Check = {
  holds(context: EvaluationContext): boolean;
  /** Evaluates each part once and reports it on a line. The parts of a group are indented below it. */
  explain(context: EvaluationContext): Explanation;
};

type Explanation = { readonly held: boolean; readonly lines: readonly string[] };

/** Prepares a condition; throws when one of its patterns cannot be read. */
export function toCheck(condition: Condition, patterns: Patterns): Check {
  if ("all" in condition) return every(condition.all.map((part) => toCheck(part, patterns)));
  if ("any" in condition) return some(condition.any.map((part) => toCheck(part, patterns)));
  if ("not" in condition) return not(toCheck(condition.not, patterns));
  return testOf(condition, patterns);
}

function every(parts: readonly Check[]): Check {
  const [first] = parts;
  if (!first)
    return single(
      () => true,
      () => "every message",
    );
  // A group of one, the most frequent, costs nothing.
  return parts.length === 1
    ? first
    : group(
        "all of these",
        parts,
        (context) => parts.every((part) => part.holds(context)),
        (explained) => explained.every(({ held }) => held),
      );
}

function some(parts: readonly Check[]): Check {
  const [first] = parts;
  return parts.length === 1 && first
    ? first
    : group(
        "any of these",
        parts,
        (context) => parts.some((part) => part.holds(context)),
        (explained) => explained.some(({ held }) => held),
      );
}

const not = (part: Check): Check =>
  group(
    "not",
    [part],
    (context) => !part.holds(context),
    (explained) => !explained.some(({ held }) => held),
  );

function testOf(test: Test, patterns: Patterns): Check {
  switch (test.kind) {
    case "text_contains":
      return textContains(test.words);
    case "text_matches":
      return textMatches(test.pattern, patterns);
    case "channel":
      return single(
        ({ facts }) => test.channelIds.includes(facts.channelId),
        () =>
          `arrived on ${test.channelIds.length === 1 ? "the chosen channel" : `one of ${test.channelIds.length} chosen channels`}`,
      );
    case "first_message":
      return single(
        ({ facts }) => facts.first,
        () => "first message of the conversation",
      );
    case "business_hours":
      return businessHours(test.open);
    case "in_group":
      return single(
        ({ facts }) => facts.group === test.group,
        () => (test.group ? "in a group" : "not in a group"),
      );
  }
}

function textContains(words: readonly string[]): Check {
  const phrases = words.map((word) => ({ word, matches: phraseMatcher(word) }));
  return {
    holds: (context) => {
      const text = context.text();
      return phrases.some(({ matches }) => matches(text));
    },
    explain: (context) => {
      const text = context.text();
      const found = phrases.filter((phrase) => phrase.matches(text)).map(({ word }) => word);
      return asLine(`text contains ${quoted(found.length > 0 ? found : words)}`, found.length > 0);
    },
  };
}

function textMatches(pattern: string, patterns: Patterns): Check {
  const number = patterns.add(pattern);
  const describe = (context: EvaluationContext) => {
    const found = context.firstMatch(number);
    return `text matches /${pattern}/${found === null ? "" : ` at ${quoted([found.slice(0, 80)])}`}`;
  };
  return single((context) => context.matches(number), describe);
}

function businessHours(open: boolean): Check {
  const noneSet = ({ facts }: EvaluationContext) =>
    facts.businessHours === null ? " (none are set: always open)" : "";
  return single(
    (context) => context.open() === open,
    (context) => `${open ? "inside" : "outside"} business hours${noneSet(context)}`,
  );
}

const single = (holds: Check["holds"], describe: (context: EvaluationContext) => string): Check => ({
  holds,
  explain: (context) => asLine(describe(context), holds(context)),
});

const group = (
  title: string,
  parts: readonly Check[],
  holds: Check["holds"],
  combine: (explained: readonly Explanation[]) => boolean,
): Check => ({
  holds,
  explain: (context) => {
    const explained = parts.map((part) => part.explain(context));
    const held = combine(explained);
    const below = explained.flatMap(({ lines }) => lines).map((line) => `  ${line}`);
    return { held, lines: [...asLine(title, held).lines, ...below] };
  },
});

const asLine = (what: string, held: boolean): Explanation => ({ held, lines: [`${what}: ${yesNo(held)}`] });

const yesNo = (held: boolean) => (held ? "yes" : "no");

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(", ");
