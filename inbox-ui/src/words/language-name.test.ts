import { expect, it } from "vitest";
import { languageName } from "./language-name.ts";

it.each([
  ["en", "English"],
  ["en-US", "American English"],
  ["uk", "Ukrainian"],
  ["zxx-odd_", "zxx-odd_"],
  [null, null],
])("calls %j %j", (tag, name) => expect(languageName(tag, "en")).toBe(name));
