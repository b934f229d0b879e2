import { expect, it } from "vitest";
import { createFileMemory } from "./file-memory.ts";

const call = { payload: {}, attachments: [] };
const message = (...sizes: number[]) => ({ parts: sizes.map((size) => ({ kind: "file", size })) });

it("lets files be held up to its bound, and again once they are given back", () => {
  const memory = createFileMemory(100);
  const first = memory.take(message(40, 20), call);
  expect(memory.take(message(50), call)).toBeNull();
  expect(memory.take(message(40), call)).not.toBeNull();
  first?.();
  expect(memory.take(message(50), call)).not.toBeNull();
});

it("takes nothing for a call without files", () => {
  const memory = createFileMemory(100);
  memory.take(message(100), call);
  expect(memory.take(message(50), { payload: {} })).not.toBeNull();
});

it("lets a message larger than all of it go alone", () => {
  const memory = createFileMemory(100);
  const large = memory.take(message(500), call);
  expect(memory.take(message(1), call)).toBeNull();
  large?.();
  expect(memory.take(message(500), call)).not.toBeNull();
});
