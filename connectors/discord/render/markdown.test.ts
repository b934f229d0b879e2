import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plain, type Mark, type RichText } from "../../../core/protocol/index.ts";
import { arbitraryRichText } from "../../../core/testing/connector-contract/arbitrary-rich-text.ts";
import { richTextOf } from "../normalise/markdown.ts";
import { legalMarks } from "./legal-marks.ts";
import { APART, markdownOf } from "./markdown.ts";

const over = (text: string, part: string, mark: object): RichText => {
  const start = text.indexOf(part);
  return { text, marks: [{ start, end: start + part.length, ...mark } as Mark] };
};

describe("formatting leaves as Discord writes it", () => {
  it.each([
    ["bold", over("a bold word", "bold", { kind: "bold" }), "a **bold** word"],
    ["italic", over("an odd word", "odd", { kind: "italic" }), "an *odd* word"],
    ["underline", over("under it", "under", { kind: "underline" }), "__under__ it"],
    ["strike", over("not this", "this", { kind: "strike" }), "not ~~this~~"],
    ["spoiler", over("he dies", "dies", { kind: "spoiler" }), "he ||dies||"],
    ["code", over("run npm ci", "npm ci", { kind: "code" }), "run `npm ci`"],
    ["code with a backtick", over("a`b", "a`b", { kind: "code" }), "``a`b``"],
    ["a block", over("let a", "let a", { kind: "pre", language: "js" }), "```js\nlet a\n```"],
    ["a quote", over("he said\nno\nok", "said\nno", { kind: "quote" }), "> he said\n> no\nok"],
    [
      "a link",
      over("our shop", "shop", { kind: "link", url: "https://a.example/(b)" }),
      "our [shop](https://a.example/%28b%29)",
    ],
    [
      "an address",
      over("https://a.example", "https://a.example", { kind: "link", url: "https://a.example" }),
      "https://a.example",
    ],
    [
      "a mail link",
      over("write us", "us", { kind: "link", url: "mailto:a@b.example" }),
      "write us (mailto:a@b.example)",
    ],
    ["a mention", over("hi @Anna", "@Anna", { kind: "mention", identity: "123" }), "hi <@123>"],
    ["a mention without id", over("hi @Anna", "@Anna", { kind: "mention" }), "hi @Anna"],
    ["an emoji", over("so :party:", ":party:", { kind: "emoji", id: "77" }), "so <:party:77>"],
    [
      "everyone, marked",
      over("@everyone look", "@everyone", { kind: "mention", identity: "everyone" }),
      "@everyone look",
    ],
  ])("%s", (_, rich, markdown) => expect(markdownOf(rich)).toBe(markdown));

  it.each([
    ["stars", "2 * 3 * 4", "2 \\* 3 \\* 4"],
    ["a shrug", "¯\\_(ツ)_/¯", "¯\\\\\\_(ツ)\\_/¯"],
    ["a heading", "# 1\na # b", "\\# 1\na # b"],
    ["a quote", "> a\n >> b", "\\> a\n \\>> b"],
    ["small print", "-# a\n- b", "\\-# a\n- b"],
    ["mentions", "<@1> <#2> <:a:3>", "\\<@1> \\<#2> \\<:a:3>"],
    ["a masked link", "[a](https://b.example)", "\\[a](https://b.example)"],
    ["everyone", "@everyone", `@${APART}everyone`],
    ["addresses, unchanged", "see https://a.example/b_c_d, and_so", "see https://a.example/b_c_d, and\\_so"],
  ])("what only looks like %s is escaped", (_, text, markdown) =>
    expect(markdownOf(plain(text))).toBe(markdown),
  );
});

/** A text as both sides must agree on: without what keeps signs apart, and marks as Discord can show them. */
const visible = ({ text }: RichText) => text.replaceAll(APART, "");

/** What every letter looks like, so that marks may be cut or joined as long as they show the same. */
function looksOf({ text, marks }: RichText): readonly string[] {
  return Array.from({ length: text.length }, (_, at) =>
    text[at] === APART || /\s/.test(text[at] ?? "")
      ? ""
      : `${text[at]}${marks
          .filter((mark) => mark.start <= at && at < mark.end && SHOWN.has(mark.kind))
          .map((mark) => mark.kind)
          .toSorted()
          .join()}`,
  ).filter(Boolean);
}

const SHOWN: ReadonlySet<string> = new Set([
  "bold",
  "italic",
  "underline",
  "strike",
  "spoiler",
  "code",
  "pre",
  "quote",
]);

describe("what leaves comes back", () => {
  it("as the same words, whatever they hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        expect(visible(richTextOf(markdownOf(plain(text))))).toBe(visible(plain(text.toWellFormed())));
      }),
      { numRuns: 500 },
    );
  });

  it("as words that look the same", () => {
    fc.assert(
      fc.property(arbitraryRichText(150), (rich) => {
        const kept = legalMarks(rich.text.toWellFormed(), rich.marks).filter(
          (mark) => mark.kind !== "link" && mark.kind !== "mention",
        );
        const sent = { text: rich.text.toWellFormed(), marks: kept };
        expect(looksOf(richTextOf(markdownOf(sent)))).toEqual(looksOf(sent));
      }),
      { numRuns: 100 },
    );
  });
});
