import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPatterns } from "./patterns.ts";
import { readPattern } from "./read-pattern.ts";
import { requiredLiteral } from "./required-literal.ts";

describe("the required literal of a pattern", () => {
  it.each([
    ["order.{0,20}Delivery", "delivery"],
    ["^refunds?$", "refund"],
    ["\\bpay(ment)?\\b", "pay"],
    ["colou?r chart", "r chart"],
    ["order #\\d{4}", "order #"],
    ["ab+cd*", "ab"],
    ["x{2}yes", "yes"],
    ["(a|b) or other", " or other"],
    ["[a-z]+ing", "ing"],
    ["(?i)Hello", "hello"],
    ["tele\\.gram", "tele"],
  ])("%s is %j", (pattern, literal) => expect(requiredLiteral(pattern)).toBe(literal));

  it.each([
    "refund|money",
    "(refund|money)",
    "\\x41bc",
    "\\x{41}bc",
    "\\pLabc",
    "\\p{Greek}abc",
    "\\Qabc\\E",
    "[[:alpha:]]abc",
    "[\\]]abc",
    "\\d+",
    "a?b?",
    "a{bc",
    "(ab)+",
  ])("%s is not followed", (pattern) => {
    expect(requiredLiteral(pattern)).toBeNull();
  });

  const piece = fc.constantFrom(
    "a",
    "b",
    "K",
    "s",
    "ab",
    "ba",
    "-",
    " ",
    ".",
    "^",
    "$",
    "\\b",
    "\\.",
    "\\d",
    "[ab]",
    "[^a]",
    "(a|b)",
    "(ab)",
    "(?:b|)",
    "(?i)",
    "|",
  );
  const repeat = fc.constantFrom("", "", "", "*", "+", "?", "{2}", "{0,1}", "{0}", "*?", "+?");
  const anyPattern = fc
    .array(fc.tuple(piece, repeat), { minLength: 1, maxLength: 6 })
    .map((parts) =>
      parts.map(([what, how]) => (/^[\^$|]|^\\b|^\(\?i/.test(what) ? what : what + how)).join(""),
    );
  const anyText = fc
    .array(fc.constantFrom("a", "b", "A", "k", "\u212a", "s", "\u017f", "ß", "-", " ", ".", "1", "ab"), {
      maxLength: 12,
    })
    .map((parts) => parts.join(""));

  it("is in every text that the pattern matches", () => {
    let followed = 0;
    fc.assert(
      fc.property(anyPattern, anyText, (pattern, text) => {
        const patterns = createPatterns();
        const number = patterns.add(pattern);
        if (requiredLiteral(pattern) !== null) followed += 1;
        expect(patterns.search(text)(number)).toBe(readPattern(pattern).test(text));
      }),
      { numRuns: 3_000 },
    );
    expect(followed).toBeGreaterThan(300);
  });
});
