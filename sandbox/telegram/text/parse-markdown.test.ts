import { describe, expect, it } from "vitest";
import { parseMarkdown } from "./parse-markdown.ts";

describe("MarkdownV2 as Telegram reads it", () => {
  it.each([
    ["*a* _b_ __c__ ~d~ ||e||", "a b c d e", ["bold", "italic", "underline", "strikethrough", "spoiler"]],
    ["*a _b_*", "a b", ["bold", "italic"]],
    ["`a.b` ```ts\nx-y```", "a.b x-y", ["code", "pre"]],
    ["[site](https://example\\.com/)", "site", ["text_link"]],
    [">quoted\n>twice\nfree", "quoted\ntwice\nfree", ["blockquote"]],
    ["1\\.5 \\- \\*", "1.5 - *", []],
  ])("reads %s", (source, text, kinds) => {
    const read = parseMarkdown(source);
    expect(read.text).toBe(text);
    expect(read.entities.map(({ type }) => type)).toEqual(kinds);
  });

  it.each([
    ["Version 1.0", "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ["a-b", "Character '-' is reserved and must be escaped with the preceding '\\'"],
    ["a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"],
    ["one | two", "Character '|' is reserved and must be escaped with the preceding '\\'"],
    ["🏟 🏟_abacaba", "Can't find end of Italic entity at byte offset 9"],
    ["🏟 🏟_abac * asd ", "Can't find end of Bold entity at byte offset 15"],
    ["[a](b", "Can't find end of a URL at byte offset 0"],
  ])("refuses %s", (source, reason) => {
    expect(() => parseMarkdown(source)).toThrow(reason);
  });
});
