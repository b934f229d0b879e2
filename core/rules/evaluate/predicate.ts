import type { Condition, Test } from "../rule.ts";
import type { Hearing } from "./hearing.ts";
import type { Patterns } from "./patterns.ts";
import { listenFor } from "./spoken.ts";

/** Whether a condition holds for a message. */
export type Predicate = (hearing: Hearing) => boolean;

/** Turns a condition into a function, once; throws when one of its patterns cannot be read. */
export function toPredicate(condition: Condition, patterns: Patterns): Predicate {
  if ("all" in condition) return every(condition.all.map((part) => toPredicate(part, patterns)));
  if ("any" in condition) return some(condition.any.map((part) => toPredicate(part, patterns)));
  if ("not" in condition) return not(toPredicate(condition.not, patterns));
  return testOf(condition, patterns);
}

/** A group of one, the commonest, costs nothing. */
const every = (parts: readonly Predicate[]): Predicate => (parts.length === 1 && parts[0] ? parts[0] : (hearing) => parts.every((holds) => holds(hearing)));

const some = (parts: readonly Predicate[]): Predicate => (parts.length === 1 && parts[0] ? parts[0] : (hearing) => parts.some((holds) => holds(hearing)));

const not = (part: Predicate): Predicate => (hearing) => !part(hearing);

function testOf(test: Test, patterns: Patterns): Predicate {
  switch (test.kind) {
    case "text_contains":
      return anyPhrase(test.words);
    case "text_matches":
      return patternFound(patterns.add(test.pattern));
    case "channel":
      return ({ facts }) => test.channelIds.includes(facts.channelId);
    case "first_message":
      return ({ facts }) => facts.first;
    case "business_hours":
      return (hearing) => hearing.open() === test.open;
  }
}

function anyPhrase(words: readonly string[]): Predicate {
  const phrases = words.map(listenFor);
  return (hearing) => {
    const said = hearing.said();
    return phrases.some((heard) => heard(said));
  };
}

const patternFound = (number: number): Predicate => (hearing) => hearing.found().has(number);
