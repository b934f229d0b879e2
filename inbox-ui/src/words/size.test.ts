import { expect, test } from "vitest";
import { byteSize } from "./size.ts";

test("few bytes are counted in whole words, in both languages", () => {
  expect([1, 31, 0].map((bytes) => byteSize(bytes, "en"))).toEqual(["1 byte", "31 bytes", "0 bytes"]);
  expect([1, 5].map((bytes) => byteSize(bytes, "de").replace("\u00A0", " "))).toEqual(["1 Byte", "5 Byte"]);
});

test("many are counted in larger units", () => {
  expect([1_500, 2_000_000].map((bytes) => byteSize(bytes, "en"))).toEqual(["1.5 kB", "2 MB"]);
});
