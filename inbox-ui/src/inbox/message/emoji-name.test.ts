import { expect, it } from "vitest";
import { emojiName, isCustom } from "./emoji-name.ts";

it.each([
  ["👍", "👍", false],
  [":lamp:", ":lamp:", true],
  [":lamp:91827364:", ":lamp:", true],
])("shows %s as %s", (emoji, name, custom) => {
  expect([emojiName(emoji), isCustom(emoji)]).toEqual([name, custom]);
});
