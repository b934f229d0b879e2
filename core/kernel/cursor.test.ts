import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursorMalformed, packCursor, unpackCursor } from "./cursor.ts";

/** Text out of all UTF-16, broken pairs included. */
const anyText = (maxLength = 20) =>
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength }).map((codes) => String.fromCharCode(...codes));

const packed = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const malformed: unknown = expect.objectContaining({ kind: "invalid", code: "cursor_malformed" });

describe("the cursor of a page", () => {
  it("gives back the keys it was made of, whatever they are", () => {
    const keys = fc.array(
      anyText().map((key) => key.toWellFormed().replaceAll("\u0000", "")),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(keys, (given) => {
        expect(unpackCursor(packCursor(given), given.length)).toEqual(given);
      }),
    );
  });

  it("goes into an address as it is", () => {
    fc.assert(
      fc.property(fc.array(anyText()), (keys) => {
        const cursor = packCursor(keys);
        expect(encodeURIComponent(cursor)).toBe(cursor);
      }),
    );
  });

  it("is another one for other keys", () => {
    expect(packCursor(["a,b"])).not.toBe(packCursor(["a", "b"]));
    expect(packCursor(["a", ""])).not.toBe(packCursor(["", "a"]));
  });

  it.each([
    ["nothing", ""],
    ["words", "nonsense"],
    ["signs of no alphabet", "§§§"],
    ["half a cursor", packCursor(["2026-01-01", "cnv_1"]).slice(0, 9)],
    ["a key too few", packCursor(["2026-01-01"])],
    ["a key too many", packCursor(["2026-01-01", "cnv_1", "more"])],
    ["numbers", packed([1, 2])],
    ["an empty place", packed(["a", null])],
    ["a list in a list", packed(["a", ["b"]])],
    ["an object of that length", packed({ 0: "a", 1: "b", length: 2 })],
    ["text of that length", packed("ab")],
    ["null", packed(null)],
    ["a key with a character that no row can hold", packed(["a", "b\u0000"])],
  ])("is refused when it is %s", (_, cursor) => {
    expect(() => unpackCursor(cursor, 2)).toThrow(malformed);
  });

  it("never fails in another way, whatever somebody sends", () => {
    fc.assert(
      fc.property(anyText(), fc.nat(4), (cursor, length) => {
        try {
          expect(unpackCursor(cursor, length)).toHaveLength(length);
        } catch (error) {
          expect(error).toEqual(malformed);
        }
      }),
    );
  });

  it("is refused in words that say what to do", () => {
    expect(cursorMalformed().message).toBe("The page cursor is invalid. Start again without it.");
  });
});
