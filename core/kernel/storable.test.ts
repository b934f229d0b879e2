import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject } from "./json.ts";
import { parseStorable, storableJson, storableText } from "./storable.ts";

/** Any JSON, with names and values out of all UTF-16: what a platform, or somebody who means harm, may send. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
  .map((codes) => String.fromCharCode(...codes));
const rough = fc.oneof(
  units,
  fc.constantFrom("\u0000", "\ud800", "\udfff", "\ud83d\ude00", "a\u0000b", "\\u0000", "\\ud800"),
);
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    rough,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(rough, tie("value"), { maxKeys: 4 }),
  ),
})).value;

/** Whether Postgres takes it: every text in it is whole, and none has a NUL. */
function isStorable(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\u0000");
  if (Array.isArray(value)) return value.every(isStorable);
  if (isJsonObject(value)) return Object.entries(value).every((pair) => pair.every(isStorable));
  return true;
}

describe("JSON that is to be stored", () => {
  it("can be, whatever it holds, in names as in values", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(isStorable(JSON.parse(storableJson(value)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is what it was where nothing has to be mended", () => {
    fc.assert(
      fc.property(anyJson.filter(isStorable), (value) => {
        expect(storableJson(value)).toBe(JSON.stringify(value));
      }),
      { numRuns: 500 },
    );
  });

  it("is mended once and for all", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const once = storableJson(value);
        expect(storableJson(JSON.parse(once))).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["a NUL in a value", { name: "a\u0000b" }, { name: "a\uFFFDb" }],
    ["a NUL in a name", { "a\u0000": 1 }, { "a\uFFFD": 1 }],
    ["half a pair", ["\ud83d"], ["\uFFFD"]],
    ["the other half", ["\ude00"], ["\uFFFD"]],
    ["halves in the wrong order", "\ude00\ud83d", "\uFFFD\uFFFD"],
    ["deep inside", { a: [{ b: ["\u0000"] }] }, { a: [{ b: ["\uFFFD"] }] }],
    ["a whole face", "😀", "😀"],
    ["words that only look like a NUL", "\\u0000", "\\u0000"],
    ["words that only look like half a pair", "C:\\ud800", "C:\\ud800"],
    ["numbers and nothing", [1.5, -0, null, true], [1.5, 0, null, true]],
  ])("keeps everything around %s", (_, given, stored) => {
    expect(JSON.parse(storableJson(given))).toEqual(stored);
  });
});

describe("JSON text from outside", () => {
  it("is read as it will be stored", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const read = parseStorable(JSON.stringify(value));
        expect(read).toEqual(JSON.parse(storableJson(value)));
        expect(isStorable(read)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['{"text":"a\\u0000b"}', '{"text":"a\\uD800b"}', '{"text":"a\\uDfffb"}'])(
    "is mended in whatever case it spells its escapes: %s",
    (text) => expect(parseStorable(text)).toEqual({ text: "a\uFFFDb" }),
  );

  it.each(["", "{", "undefined", '{"a":}'])("is not read when it is no JSON: %j", (text) =>
    expect(() => parseStorable(text)).toThrow(SyntaxError),
  );
});

describe("text that is to be stored", () => {
  it("can be, is no longer than it was, and says the same where it could be stored before", () => {
    fc.assert(
      fc.property(units, (text) => {
        const stored = storableText(text);
        expect([isStorable(stored), stored.length]).toEqual([true, text.length]);
        expect(isStorable(text) ? stored : text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  [{}, true],
  [{ a: 1 }, true],
  [Object.create(null), true],
  [[], false],
  [[{}], false],
  [null, false],
  [undefined, false],
  ["{}", false],
  [0, false],
  [true, false],
])("%j as an object of JSON: %s", (value, verdict) => expect(isJsonObject(value)).toBe(verdict));
