import { describe, expect, it } from "vitest";
import { isJustEmoji, isSafeAddress, piecesOf } from "./pieces.ts";

describe("formatted text", () => {
  it("becomes a tree of nested marks", () => {
    const text = "very bold and italic";
    expect(
      piecesOf({
        text,
        marks: [
          { kind: "bold", start: 5, end: 20 },
          { kind: "italic", start: 14, end: 20 },
        ],
      }),
    ).toEqual([
      "very ",
      {
        mark: { kind: "bold", start: 5, end: 20 },
        pieces: ["bold and ", { mark: { kind: "italic", start: 14, end: 20 }, pieces: ["italic"] }],
      },
    ]);
  });

  it("cuts a mark that crosses another instead of losing text", () => {
    const pieces = piecesOf({
      text: "abcdef",
      marks: [
        { kind: "bold", start: 0, end: 4 },
        { kind: "italic", start: 2, end: 6 },
      ],
    });
    expect(
      JSON.stringify(pieces)
        .match(/"([a-f]+)"/gu)
        ?.join("")
        .replaceAll('"', ""),
    ).toBe("abcdef");
  });

  it("makes a bare address a link, without the full stop after it", () => {
    expect(piecesOf({ text: "See https://shop.example/a?b=1.", marks: [] })).toEqual([
      "See ",
      {
        mark: { kind: "link", url: "https://shop.example/a?b=1", start: 4, end: 30 },
        pieces: ["https://shop.example/a?b=1"],
      },
      ".",
    ]);
  });

  it("leaves code as it is", () => {
    expect(piecesOf({ text: "https://x.example", marks: [{ kind: "code", start: 0, end: 17 }] })).toEqual([
      { mark: { kind: "code", start: 0, end: 17 }, pieces: ["https://x.example"] },
    ]);
  });
});

it("follows addresses of the web, mail and telephone only", () => {
  expect(
    [
      "https://a.example",
      "mailto:a@b.example",
      "tel:+49301234",
      "javascript:alert(1)",
      "data:text/html,x",
    ].map(isSafeAddress),
  ).toEqual([true, true, true, false, false]);
});

it("knows a message of nothing but emoji", () => {
  expect(["👍", "👍🏽 ❤️", "👨‍👩‍👧", "ok 👍", "1"].map(isJustEmoji)).toEqual([true, true, true, false, false]);
});
