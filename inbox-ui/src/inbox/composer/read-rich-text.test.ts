import { describe, expect, it } from "vitest";
import { type ReadableNode, readRichText, trimmed } from "./read-rich-text.ts";

const text = (value: string): ReadableNode => ({
  nodeType: 3,
  nodeName: "#text",
  nodeValue: value,
  childNodes: [],
});
const element = (
  name: string,
  children: readonly ReadableNode[],
  attributes: Readonly<Record<string, string>> = {},
): ReadableNode => ({
  nodeType: 1,
  nodeName: name,
  nodeValue: null,
  childNodes: children,
  getAttribute: (key) => attributes[key] ?? null,
});
const written = (...children: readonly ReadableNode[]) => readRichText(element("DIV", children));

describe("what is written", () => {
  it("is text with the marks of its tags, nested as they are", () => {
    expect(written(text("a "), element("B", [text("b "), element("I", [text("c")])]))).toEqual({
      text: "a b c",
      marks: [
        { kind: "bold", start: 2, end: 5 },
        { kind: "italic", start: 4, end: 5 },
      ],
    });
  });

  it("has a line for each break and each block", () => {
    expect(written(text("one"), element("BR", []), text("two"), element("DIV", [text("three")])).text).toBe(
      "one\ntwo\nthree",
    );
  });

  it("carries links and the people it names", () => {
    const rich = written(
      element("A", [text("shop")], { href: "https://shop.example" }),
      text(" "),
      element("SPAN", [text("@Ben")], { "data-mention": "usr_ben" }),
    );
    expect(rich.marks).toEqual([
      { kind: "link", url: "https://shop.example", start: 0, end: 4 },
      { kind: "mention", identity: "usr_ben", start: 5, end: 9 },
    ]);
  });

  it("knows nothing of the characters that only hold the caret", () => {
    expect(written(element("B", [text("b")]), text("\u200B\u00A0c"))).toEqual({
      text: "b c",
      marks: [{ kind: "bold", start: 0, end: 1 }],
    });
  });

  it("makes neighbours of one kind one", () => {
    expect(written(element("B", [text("a")]), element("STRONG", [text("b")])).marks).toEqual([
      { kind: "bold", start: 0, end: 2 },
    ]);
  });
});

it("moves marks along when white space around goes", () => {
  expect(trimmed({ text: "  hi  ", marks: [{ kind: "bold", start: 0, end: 6 }] })).toEqual({
    text: "hi",
    marks: [{ kind: "bold", start: 0, end: 2 }],
  });
});
