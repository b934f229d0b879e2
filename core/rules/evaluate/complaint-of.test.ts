import { expect, it } from "vitest";
import { complaintOf } from "./complaint-of.ts";

it.each([
  ["(", "a “(” is never closed. Write “\\(” to match the character."],
  ["a)", "a “)” was never opened. Write “\\)” to match the character."],
  ["[a", "a “[” is never closed. Write “\\[” to match the character."],
  ["*a", "there is nothing to repeat before “*”."],
  ["a**", "“**” repeats a repetition."],
  ["(?<=a)b", "lookahead and lookbehind are not supported."],
  ["(?!a)", "lookahead and lookbehind are not supported."],
  ["(?z)", "“(?z” is not supported."],
  ["(a)\\1", "the back-reference “\\1” is not supported."],
  ["\\q", "“\\q” is not supported."],
  ["[z-a]", "the range “z-a” is empty."],
  ["\\p{Foo}", "“\\p{Foo}” is not supported."],
  ["a\\", "it ends with a single “\\”. Write “\\\\” to match the character."],
  ["a{9,2}", "“{9,2}” is not a valid repetition. The maximum is 100."],
])("says in words why %s is no pattern", (pattern, reason) =>
  expect(complaintOf(pattern)).toBe(`This pattern is invalid: ${reason}`),
);

it("has no complaint about a valid pattern", () => expect(complaintOf("(refund|money back)s?")).toBeNull());
