import { expect, it } from "vitest";
import { EMOJI } from "./emoji.ts";

it("gives every emoji one name, and finds it by other words too", () => {
  expect(EMOJI.find(({ emoji }) => emoji === "🙏")).toEqual({
    emoji: "🙏",
    name: "folded hands",
    words: "folded hands thanks please pray",
  });
  expect(new Set(EMOJI.map(({ name }) => name)).size).toBe(EMOJI.length);
});
