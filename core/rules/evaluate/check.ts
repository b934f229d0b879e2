import type { Condition, Test } from "../rule.ts";
import type { Hearing } from "./hearing.ts";
import type { Patterns } from "./patterns.ts";
import { listenFor } from "./spoken.ts";

/** A condition made ready to be asked of any message. */
export type Check = {
  holds(hearing: Hearing): boolean;
  /** The same with every part and its result, a line each; the parts of a group stand below it, set in. Asks each part once. */
  explain(hearing: Hearing): Explanation;
};

type Explanation = { readonly held: boolean; readonly lines: readonly string[] };

/** Makes a condition ready, once; throws when one of its patterns cannot be read. */
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
  // A group of one, the commonest, costs nothing.
  return parts.length === 1
    ? first
    : group(
        "all of these",
        parts,
        (hearing) => parts.every((part) => part.holds(hearing)),
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
        (hearing) => parts.some((part) => part.holds(hearing)),
        (explained) => explained.some(({ held }) => held),
      );
}

const not = (part: Check): Check =>
  group(
    "not",
    [part],
    (hearing) => !part.holds(hearing),
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
  }
}

function textContains(words: readonly string[]): Check {
  const phrases = words.map((word) => ({ word, heard: listenFor(word) }));
  return {
    holds: (hearing) => {
      const said = hearing.said();
      return phrases.some(({ heard }) => heard(said));
    },
    explain: (hearing) => {
      const said = hearing.said();
      const heard = phrases.filter((phrase) => phrase.heard(said)).map(({ word }) => word);
      return asLine(`text contains ${quoted(heard.length > 0 ? heard : words)}`, heard.length > 0);
    },
  };
}

function textMatches(pattern: string, patterns: Patterns): Check {
  const number = patterns.add(pattern);
  const describe = (hearing: Hearing) => {
    const found = hearing.first(number);
    return `text matches /${pattern}/${found === null ? "" : ` at ${quoted([found.slice(0, 80)])}`}`;
  };
  return single((hearing) => hearing.finds(number), describe);
}

function businessHours(open: boolean): Check {
  const noneSet = ({ facts }: Hearing) =>
    facts.businessHours === null ? " (none are set: always open)" : "";
  return single(
    (hearing) => hearing.open() === open,
    (hearing) => `${open ? "inside" : "outside"} business hours${noneSet(hearing)}`,
  );
}

const single = (holds: Check["holds"], describe: (hearing: Hearing) => string): Check => ({
  holds,
  explain: (hearing) => asLine(describe(hearing), holds(hearing)),
});

const group = (
  title: string,
  parts: readonly Check[],
  holds: Check["holds"],
  combine: (explained: readonly Explanation[]) => boolean,
): Check => ({
  holds,
  explain: (hearing) => {
    const explained = parts.map((part) => part.explain(hearing));
    const held = combine(explained);
    const below = explained.flatMap(({ lines }) => lines).map((line) => `  ${line}`);
    return { held, lines: [...asLine(title, held).lines, ...below] };
  },
});

const asLine = (what: string, held: boolean): Explanation => ({ held, lines: [`${what}: ${yesNo(held)}`] });

const yesNo = (held: boolean) => (held ? "yes" : "no");

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(", ");
