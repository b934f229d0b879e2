import { expect, it } from "vitest";
import { createOwnSpace } from "./own-space.ts";

it("pages 25: a space typed right after a mention is the one that came with it", () => {
  const space = createOwnSpace();
  expect(space.isThere(" ")).toBe(false);
  space.added();
  expect([space.isThere(" "), space.isThere(" ")]).toEqual([true, false]);
});

it("pages 25: what is typed in between makes the next space one's own", () => {
  const space = createOwnSpace();
  space.added();
  expect([space.isThere("!"), space.isThere(" ")]).toEqual([false, false]);
});
