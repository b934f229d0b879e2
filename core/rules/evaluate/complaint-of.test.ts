import { expect, it } from "vitest";
import { complaintOf } from "./complaint-of.ts";

it.each([
  ["(", "a bracket “(” is never closed. Write “\\(” for the sign itself."],
  ["a)", "a bracket “)” was never opened. Write “\\)” for the sign itself."],
  ["[a", "a bracket “[” is never closed. Write “\\[” for the sign itself."],
  ["*a", "there is nothing before “*” that it could repeat."],
  ["a**", "“**” repeats what is repeated already."],
  ["(?<=a)b", "it looks ahead or behind, which patterns here cannot."],
  ["(?!a)", "it looks ahead or behind, which patterns here cannot."],
  ["(?z)", "“(?z” is not known here."],
  ["(a)\\1", "“\\1” refers to a bracket before it, which patterns here cannot."],
  ["\\q", "“\\q” is not known here."],
  ["[z-a]", "the range “z-a” has nothing in it."],
  ["\\p{Foo}", "“\\p{Foo}” is not known here."],
  ["a\\", "it ends with a lone “\\”. Write “\\\\” for the sign itself."],
  ["a{9,2}", "“{9,2}” is no number of times it could repeat; the most is 100."],
])("says in words why %s is no pattern", (pattern, reason) =>
  expect(complaintOf(pattern)).toBe(`This pattern cannot be used: ${reason}`),
);

it("has no complaint about a valid pattern", () => expect(complaintOf("(refund|money back)s?")).toBeNull());
