import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryRichText } from "../testing/connector-contract/arbitrary-rich-text.ts";
import { plain, splitText } from "./index.ts";

const texts = (text: string, maxLength: number) =>
  splitText(plain(text), maxLength).map((chunk) => chunk.text);

describe("a text too long for one message", () => {
  test("what fits stays whole", () => {
    expect(texts("Lamp 7 is there.", 16)).toEqual(["Lamp 7 is there."]);
  });

  test("is cut behind a paragraph, else a line, a sentence or a word", () => {
    expect(texts("one two three\n\nfour\nfive six", 20)).toEqual(["one two three\n\n", "four\nfive six"]);
    expect(texts("one two three\nfour five six", 20)).toEqual(["one two three\n", "four five six"]);
    expect(texts("One two three. Four five six", 20)).toEqual(["One two three. ", "Four five six"]);
    expect(texts("one two three four five six", 20)).toEqual(["one two three four ", "five six"]);
  });

  test("a word without end is cut, but never within an emoji", () => {
    expect(texts("abcdefghi💡jkl", 10)).toEqual(["abcdefghi", "💡jkl"]);
  });

  test.each(["👨‍👩‍👧‍👦", "🇺🇦", "👍🏽", "e\u0301"])("F18: a word without end is never cut within %s", (letter) => {
    const before = "x".repeat(4095 - letter.length + 2);
    expect(texts(`${before}${letter}${"y".repeat(20)}`, 4096)).toEqual([
      before,
      `${letter}${"y".repeat(20)}`,
    ]);
  });

  test("a border inside code or a link is passed over for an earlier one", () => {
    const chunks = splitText(
      {
        text: "look here: the whole list",
        marks: [{ kind: "link", url: "https://shop.example", start: 11, end: 25 }],
      },
      20,
    );
    expect(chunks.map((chunk) => chunk.text)).toEqual(["look here: ", "the whole list"]);
  });

  test("a mark across the cut goes on behind it", () => {
    const chunks = splitText(
      { text: "one two three four", marks: [{ kind: "bold", start: 4, end: 18 }] },
      10,
    );
    expect(chunks).toEqual([
      { text: "one two ", marks: [{ kind: "bold", start: 4, end: 8 }] },
      { text: "three four", marks: [{ kind: "bold", start: 0, end: 10 }] },
    ]);
  });

  test("nothing but white space is no message", () => {
    expect(texts(" \n ", 10)).toEqual([]);
  });

  test("the chunks are the text again, short enough, visible, and no character is torn", () => {
    fc.assert(
      fc.property(arbitraryRichText(3000), fc.integer({ min: 2, max: 1100 }), (rich, maxLength) => {
        const chunks = splitText(rich, maxLength);
        const visible = (text: string) => text.replaceAll(/\s/g, "");
        expect(visible(chunks.map((chunk) => chunk.text).join(""))).toBe(visible(rich.text.toWellFormed()));
        for (const { text, marks } of chunks) {
          expect(text.length).toBeLessThanOrEqual(maxLength);
          expect(text.trim()).not.toBe("");
          expect(text.isWellFormed()).toBe(true);
          for (const { start, end } of marks)
            expect(0 <= start && start < end && end <= text.length).toBe(true);
        }
      }),
    );
  });
});

test("where markup counts, every chunk is short enough with it, and nothing is lost", () => {
  const measure = ({ text }: { readonly text: string }) => text.replaceAll("*", "\\*").length;
  fc.assert(
    fc.property(arbitraryRichText(3000), fc.integer({ min: 40, max: 1100 }), (rich, maxLength) => {
      const chunks = splitText(rich, maxLength, measure);
      for (const chunk of chunks) expect(measure(chunk)).toBeLessThanOrEqual(maxLength);
      const visible = (text: string) => text.replaceAll(/\s/g, "");
      expect(visible(chunks.map((chunk) => chunk.text).join(""))).toBe(visible(rich.text.toWellFormed()));
    }),
  );
});
