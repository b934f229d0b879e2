import { expect, it } from "vitest";
import { shorthandIn } from "./shorthand.ts";

it.each([
  ["so *bold*", "b", "bold"],
  ["so **very bold**", "b", "very bold"],
  ["an _aside_", "i", "aside"],
  ["~gone~", "s", "gone"],
  ["run `npm i`", "code", "npm i"],
])("formats %s", (typed, tag, inner) => {
  expect(shorthandIn(typed)).toMatchObject({ tag, inner });
});

it.each(["2*3*4", "snake_case_name", "a * b *", "**", "`", "5 ~ 6 ~"])("leaves %s alone", (typed) => {
  expect(shorthandIn(typed)).toBeUndefined();
});
