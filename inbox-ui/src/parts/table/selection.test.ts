import { describe, expect, it } from "vitest";
import { extend, keepShown, NOTHING_SELECTED, toggle, toggleAll } from "./selection.ts";

const ORDER = ["a", "b", "c", "d"];
const idsOf = ({ ids }: { readonly ids: ReadonlySet<string> }) => [...ids].toSorted();
const one = (id: string) => toggle(NOTHING_SELECTED, id);

describe("selected rows", () => {
  it("come and go one by one", () => {
    expect(idsOf(toggle(one("a"), "c"))).toEqual(["a", "c"]);
    expect(idsOf(toggle(toggle(one("a"), "c"), "a"))).toEqual(["c"]);
  });

  it.each([
    ["a", "c", ["a", "b", "c"]],
    ["d", "b", ["b", "c", "d"]],
    ["b", "b", ["b"]],
  ])("reach from the last one, %s, to %s", (from, to, ids) => {
    expect(idsOf(extend(one(from), to, ORDER))).toEqual(ids);
  });

  it("reach from the same one when the range is changed", () => {
    expect(idsOf(extend(extend(one("b"), "c", ORDER), "a", ORDER))).toEqual(["a", "b", "c"]);
  });

  it("begin with the row itself where there was none", () => {
    expect(idsOf(extend(NOTHING_SELECTED, "b", ORDER))).toEqual(["b"]);
    expect(idsOf(extend(one("gone"), "b", ORDER))).toEqual(["b", "gone"]);
  });

  it("are all, then none", () => {
    expect(idsOf(toggleAll(one("a"), ORDER))).toEqual(ORDER);
    expect(idsOf(toggleAll(toggleAll(one("a"), ORDER), ORDER))).toEqual([]);
    expect(idsOf(toggleAll(NOTHING_SELECTED, []))).toEqual([]);
  });

  it("are those that are shown: a row that went is out of reach of what is done to them", () => {
    const both = toggle(one("a"), "b");
    expect(idsOf(keepShown(both, ["b", "c"]))).toEqual(["b"]);
    expect(keepShown(both, ORDER)).toBe(both);
  });
});
