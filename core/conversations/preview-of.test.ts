import { expect, it } from "vitest";
import { plain } from "../protocol/index.ts";
import { previewOf } from "./preview-of.ts";

it("a preview covers a spoiler, however its marks come, and keeps the words around it", () => {
  const text = {
    text: "It ends\nwith a sled 🛷, she said",
    marks: [
      { kind: "bold", start: 0, end: 2 },
      { kind: "spoiler", start: 13, end: 22 },
    ] as const,
  };
  expect(previewOf(text, [], false)).toBe("It ends with ▒ ▒▒▒▒ ▒▒, she said");
  expect(previewOf({ ...text, marks: [] }, [], false)).toBe("It ends with a sled 🛷, she said");
});

it.each([
  ["words", "Hello\n there ", [{ kind: "image" }], false, "Hello there"],
  ["a picture alone", "", [{ kind: "image" }], false, "[image]"],
  ["a sticker by its emoji (F14)", "", [{ kind: "sticker", emoji: "😡" }], false, "[sticker] 😡"],
  ["no half of a letter (F18)", `${"x".repeat(139)}👨‍👩‍👧‍👦`, [], false, "x".repeat(139)],
  ["a poll by its question", "", [{ kind: "poll", question: "Which\nlamp?" }], false, "Which lamp?"],
  ["what was taken back", "Hello", [], true, ""],
])("one line says %s", (_, body, parts, deleted, line) =>
  expect(previewOf(plain(body), parts, deleted)).toBe(line),
);

it("security 5: a preview of a text full of spoilers costs no more than any, and covers each once", () => {
  const marks = Array.from({ length: 1_000 }, () => ({ kind: "spoiler", start: 0, end: 60_000 }) as const);
  const began = performance.now();
  for (let shown = 0; shown < 100; shown += 1)
    expect(previewOf({ text: "word ".repeat(12_000), marks }, [], false)).toMatch(/^(▒▒▒▒ ){28}$/);
  expect(performance.now() - began).toBeLessThan(500);
});

it.each([
  [
    "overlapping ones",
    [
      [0, 5],
      [3, 8],
    ],
    "▒▒▒▒▒▒▒▒ij",
  ],
  [
    "one inside another, in any order",
    [
      [2, 4],
      [0, 8],
    ],
    "▒▒▒▒▒▒▒▒ij",
  ],
  [
    "one that lies beyond the end",
    [
      [8, 99],
      [50, 60],
    ],
    "abcdefgh▒▒",
  ],
  ["one that ends before it begins", [[5, 2]], "abcdefghij"],
  ["one that begins before the text", [[-3, 2]], "▒▒cdefghij"],
])("security 5: a preview covers %s", (_, spans, line) => {
  const marks = spans.map(([start = 0, end = 0]) => ({ kind: "spoiler", start, end }) as const);
  expect(previewOf({ text: "\n  abcdefghij", marks: marks.map(moved(3)) }, [], false)).toBe(line);
});

const moved =
  (by: number) =>
  <M extends { readonly start: number; readonly end: number }>(mark: M): M => ({
    ...mark,
    start: mark.start + by,
    end: mark.end + by,
  });
