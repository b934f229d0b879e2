import { expect, test } from "vitest";
import { segmentsOf } from "./rich-text.ts";

test("text is cut where marks begin and end, and nothing is lost", () => {
  const segments = segmentsOf({
    text: "very bold and small",
    marks: [
      { kind: "bold", start: 5, end: 13 },
      { kind: "italic", start: 5, end: 9 },
    ],
  });
  expect(segments.map(({ text, marks }) => [text, marks.map((mark) => mark.kind)])).toEqual([
    ["very ", []],
    ["bold", ["bold", "italic"]],
    [" and", ["bold"]],
    [" small", []],
  ]);
});

test("a bare web address is a link, without the full stop behind it", () => {
  const [, link, rest] = segmentsOf({ text: "See https://shop.example/7.", marks: [] });
  expect(link?.marks).toMatchObject([{ kind: "link", url: "https://shop.example/7" }]);
  expect(rest?.text).toBe(".");
});

test.each(["javascript:alert(1)", "data:text/html,x", " https://shop.example"])("%s is no link", (url) => {
  expect(segmentsOf({ text: "here", marks: [{ kind: "link", start: 0, end: 4, url }] })).toEqual([
    { text: "here", marks: [] },
  ]);
});
