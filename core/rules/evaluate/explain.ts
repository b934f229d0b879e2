import type { Condition, Test } from "../rule.ts";
import type { Hearing } from "./hearing.ts";
import { createPatterns, firstMatch } from "./patterns.ts";
import { toPredicate } from "./predicate.ts";
import { listenFor } from "./spoken.ts";

/** Says for every part of a condition whether it held, a line each; the parts of a group stand below it, set in. */
export function explain(condition: Condition, hearing: Hearing): string[] {
  if ("all" in condition && condition.all.length === 0) return ["every message: yes"];
  if ("all" in condition) return group("all of these", condition.all, condition, hearing);
  if ("any" in condition) return group("any of these", condition.any, condition, hearing);
  if ("not" in condition) return group("not", [condition.not], condition, hearing);
  return [`${describe(condition, hearing)}: ${result(condition, hearing)}`];
}

function group(title: string, parts: readonly Condition[], whole: Condition, hearing: Hearing): string[] {
  if (parts.length === 1 && parts[0] && title !== "not") return explain(parts[0], hearing);
  return [`${title}: ${result(whole, hearing)}`, ...parts.flatMap((part) => explain(part, hearing)).map((line) => `  ${line}`)];
}

/** Asked afresh: an explanation numbers its patterns for itself. */
function result(condition: Condition, { facts, said, open }: Hearing): "yes" | "no" {
  const patterns = createPatterns();
  const holds = toPredicate(condition, patterns);
  return holds({ facts, said, open, found: () => patterns.match(facts.text) }) ? "yes" : "no";
}

function describe(test: Test, hearing: Hearing): string {
  switch (test.kind) {
    case "text_contains":
      return describeWords(test.words, hearing);
    case "text_matches":
      return describePattern(test.pattern, hearing);
    case "channel":
      return `arrived on ${test.channelIds.length === 1 ? "the chosen channel" : `one of ${test.channelIds.length} chosen channels`}`;
    case "first_message":
      return "first message of the conversation";
    case "business_hours":
      return `${test.open ? "inside" : "outside"} business hours${hearing.facts.businessHours === null ? " (none are set: always open)" : ""}`;
  }
}

function describeWords(words: readonly string[], hearing: Hearing): string {
  const said = hearing.said();
  const heard = words.filter((word) => listenFor(word)(said));
  return heard.length > 0 ? `text contains ${quoted(heard)}` : `text contains ${words.length === 1 ? "" : "any of "}${quoted(words)}`;
}

function describePattern(pattern: string, { facts }: Hearing): string {
  const found = firstMatch(pattern, facts.text);
  return found === null ? `text matches /${pattern}/` : `text matches /${pattern}/ at “${found.slice(0, 80)}”`;
}

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(", ");
