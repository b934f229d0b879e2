import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRange } from "./serve-attachment.ts";

describe("the range a player asks for", () => {
  it.each([
    ["bytes=0-0", 10, { start: 0, end: 0 }],
    ["bytes=0-", 10, { start: 0, end: 9 }],
    ["bytes=9-", 10, { start: 9, end: 9 }],
    ["bytes=-1", 10, { start: 9, end: 9 }],
    ["bytes=-10", 10, { start: 0, end: 9 }],
    ["bytes=-99", 10, { start: 0, end: 9 }],
    ["bytes=0-99999999999999999999", 10, { start: 0, end: 9 }],
  ])("%s of %i bytes is %o", (wanted, size, range) => expect(readRange(wanted, size)).toEqual(range));

  it.each([
    ["bytes=10-", 10],
    ["bytes=5-4", 10],
    ["bytes=99999999999999999999-", 10],
    ["bytes=-0", 10],
    ["bytes=0-", 0],
    ["bytes=0-0", 0],
  ])("%s of %i bytes is nowhere in it", (wanted, size) =>
    expect(readRange(wanted, size)).toBe("unsatisfiable"),
  );

  it.each([
    undefined,
    "",
    "bytes=",
    "bytes=-",
    "bytes=a-b",
    "bytes=1-2,4-5",
    "bytes=1-2 ",
    "bytes= 1-2",
    "bytes=1.5-2",
    "bytes=-1-2",
    "chapters=1-2",
  ])("%j is the whole file", (wanted) => expect(readRange(wanted, 10)).toBeUndefined());

  it("is always inside the file", () => {
    const bound = fc.oneof(fc.constant(""), fc.nat().map(String), fc.bigInt({ min: 0n }).map(String));
    fc.assert(
      fc.property(bound, bound, fc.nat(1_000_000), (from, to, size) => {
        const range = readRange(`bytes=${from}-${to}`, size);
        if (range === "unsatisfiable") return;
        if (range === undefined) {
          expect([from, to]).toEqual(["", ""]);
          return;
        }
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThan(size);
      }),
      { numRuns: 1_000 },
    );
  });

  it("gives the whole file when put together piece by piece", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 60 }), (size, step) => {
        const pieces: number[] = [];
        for (let at = 0; at < size; at += step) {
          const range = readRange(`bytes=${at}-${at + step - 1}`, size);
          if (typeof range !== "object") throw new Error(`Nothing at ${at}.`);
          for (let byte = range.start; byte <= range.end; byte += 1) pieces.push(byte);
        }
        expect(pieces).toEqual(Array.from({ length: size }, (_, byte) => byte));
      }),
    );
  });
});
