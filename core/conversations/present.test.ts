import { expect, test } from "vitest";
import { previewOf } from "./present.ts";

test("a preview covers a spoiler, however its marks come, and keeps the words around it", () => {
  const text = { text: "It ends\nwith a sled 🛷, she said", marks: [{ kind: "bold", start: 0, end: 2 }, { kind: "spoiler", start: 13, end: 22 }] as const };
  expect(previewOf(text, [], false)).toBe("It ends with ▒ ▒▒▒▒ ▒▒, she said");
  expect(previewOf({ ...text, marks: [] }, [], false)).toBe("It ends with a sled 🛷, she said");
});
