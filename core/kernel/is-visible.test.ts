import { expect, it } from "vitest";
import { isVisible } from "./is-visible.ts";

it.each(["", " ", "\u2800", "\u200B", "\u3164 \u2060", "\u202E", "\u0301"])(
  "F19: sees nothing in %j",
  (text) => expect(isVisible(text)).toBe(false),
);

it.each(["Pia", "😀", "皮亚", "\u200Bم", "7", "-"])("sees something in %j", (text) =>
  expect(isVisible(text)).toBe(true),
);
