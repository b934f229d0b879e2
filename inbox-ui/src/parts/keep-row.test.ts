import { expect, it } from "vitest";
import { keepRow } from "./keep-row.ts";

const rows = (...ids: readonly string[]) => ids.map((id) => ({ id }));

it("keeps the row being edited where it stood when it is removed, and no other", () => {
  expect(keepRow(rows("a", "c"), rows("a", "b", "c"), "b")).toEqual(rows("a", "b", "c"));
  expect(keepRow(rows("a", "c"), rows("a", "b", "c"), "a")).toEqual(rows("a", "c"));
  expect(keepRow(rows("a", "c"), rows("a", "b", "c"), undefined)).toEqual(rows("a", "c"));
});

it("keeps the only row there was", () => {
  expect(keepRow([], rows("a"), "a")).toEqual(rows("a"));
});
