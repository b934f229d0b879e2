import { expect, it } from "vitest";
import { joinTexts } from "./join-texts.ts";

const bold = (text: string, start: number, end: number) => ({
  text,
  marks: [{ kind: "bold", start, end }] as const,
});
const nothing = { text: "", marks: [] };

it("puts one text above the other and moves the marks along", () => {
  expect(joinTexts(bold("Dear Ada", 5, 8), bold("Half a thought", 0, 4))).toEqual({
    text: "Dear Ada\nHalf a thought",
    marks: [
      { kind: "bold", start: 5, end: 8 },
      { kind: "bold", start: 9, end: 13 },
    ],
  });
});

it("leaves a text alone beside nothing", () => {
  expect([
    joinTexts(bold("Dear", 0, 4), nothing),
    joinTexts(nothing, bold("Dear", 0, 4)),
    joinTexts(nothing, nothing),
  ]).toEqual([bold("Dear", 0, 4), bold("Dear", 0, 4), nothing]);
});
