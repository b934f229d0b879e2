import { expect, test } from "vitest";
import { readableOn } from "./colours.ts";

test.each([
  ["#3b5bdb", "#fff"],
  ["#ffd43b", "#000"],
  ["#000000", "#fff"],
  ["#ffffff", "#000"],
])("on %s words are %s", (colour, words) => {
  expect(readableOn(colour)).toBe(words);
});
