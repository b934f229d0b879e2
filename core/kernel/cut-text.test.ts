import { describe, expect, it } from "vitest";
import { cutText } from "./cut-text.ts";

describe("a text that is cut", () => {
  it.each([
    ["a family", "👨‍👩‍👧‍👦"],
    ["a flag", "🇺🇦"],
    ["a tone of skin", "👍🏽"],
    ["an accent of its own", "e\u0301"],
    ["a pair of surrogates", "💡"],
  ])("F18: keeps %s whole", (_, letter) => {
    const before = "x".repeat(20);
    for (let max = 21; max < 20 + letter.length; max += 1)
      expect(cutText(`${before}${letter}y`, max)).toBe(before);
    expect(cutText(`${before}${letter}y`, 20 + letter.length)).toBe(before + letter);
  });

  it("F18: counts flags from where they begin", () => expect(cutText("🇺🇦🇩🇪🇫🇷", 10)).toBe("🇺🇦🇩🇪"));

  it("stays whole when it fits", () => expect(cutText("Lamp", 4)).toBe("Lamp"));

  it("ends within a letter that is longer than allowed, but never within a surrogate pair", () =>
    expect(cutText("👨‍👩‍👧‍👦", 4)).toBe("👨‍"));
});
