import { expect, it } from "vitest";
import { plain } from "../protocol/index.ts";
import { previewOf } from "./present.ts";

it("a preview covers a spoiler, however its marks come, and keeps the words around it", () => {
  const text = {
    text: "It ends\nwith a sled 🛷, she said",
    marks: [
      { kind: "bold", start: 0, end: 2 },
      { kind: "spoiler", start: 13, end: 22 },
    ] as const,
  };
  expect(previewOf(text, [], false)).toBe("It ends with ▒ ▒▒▒▒ ▒▒, she said");
  expect(previewOf({ ...text, marks: [] }, [], false)).toBe("It ends with a sled 🛷, she said");
});

it.each([
  ["words", "Hello\n there ", [{ kind: "image" }], false, "Hello there"],
  ["a picture alone", "", [{ kind: "image" }], false, "[image]"],
  ["a poll by its question", "", [{ kind: "poll", question: "Which\nlamp?" }], false, "Which lamp?"],
  ["what was taken back", "Hello", [], true, ""],
])("one line says %s", (_, body, parts, deleted, line) =>
  expect(previewOf(plain(body), parts, deleted)).toBe(line),
);
