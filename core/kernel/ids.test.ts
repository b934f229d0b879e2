import { describe, expect, it } from "vitest";
import { isId, newId, readId } from "./ids.ts";

describe("a new id", () => {
  it("names its kind and is an id of that kind alone", () => {
    const id = newId("msg");
    expect(id).toMatch(/^msg_[0-9a-f]{32}$/);
    expect([isId("msg", id), isId("cnv", id), readId("msg", id)]).toEqual([true, false, id]);
  });

  it("is greater than every one before it, though thousands are made in a millisecond", () => {
    const made = Array.from({ length: 20_000 }, () => newId("msg"));
    expect(made.filter((id, at) => at > 0 && id <= (made[at - 1] ?? ""))).toEqual([]);
  });

  it("tells when it was made", () => {
    const before = Date.now();
    const told = Number.parseInt(newId("msg").slice(4, 16), 16);
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(Date.now() + 1_000);
  });
});

it.each([
  "",
  "msg",
  "msg_123",
  "cnv_00000000000000000000000000000000",
  "msg_0000000000000000000000000000000G",
])("refuses %j for a message's", (value) => {
  expect(() => readId("msg", value)).toThrow("starts with msg_");
});
