import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureSize } from "./picture-size.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const riff = (chunk: string) =>
  Buffer.concat([Buffer.from("RIFF"), hex("00000000"), Buffer.from("WEBP"), Buffer.from(chunk, "base64")]);

const PICTURES: readonly (readonly [string, string, Uint8Array])[] = [
  ["PNG", "image/png", Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAcAAAADCAYAAABfwxXF", "base64")],
  ["GIF", "image/gif", Buffer.concat([Buffer.from("GIF89a"), hex("0700 0300 f0 00 00")])],
  [
    "JPEG",
    "image/jpeg",
    hex("ffd8 ffe1 0004 0000 ffc4 0004 0000 ffc0 0011 08 0003 0007 03 012200 021101 031101"),
  ],
  ["progressive JPEG", "image/jpeg", hex("ffd8 ffdb 0006 00000000 ffc2 0011 08 0003 0007 03")],
  ["lossy WebP", "image/webp", riff("VlA4ICgAAACQAQCdASoHAAMAB0CWJaACdLoAA5gA/uUK+CepcoM=")],
  ["lossless WebP", "image/webp", riff("VlA4TA8AAAAvBoAAAAcQ/Y/+ByKi/wEA")],
  ["extended WebP", "image/webp", riff("VlA4WAoAAAAgAAAABgAAAgAASUNDUA==")],
];

describe("a picture's size", () => {
  it.each(PICTURES)("is read from a %s", (_, type, head) =>
    expect(pictureSize(head, type)).toEqual({ width: 7, height: 3 }),
  );

  it.each(PICTURES)("is unknown for half a %s", (_, type, head) =>
    expect(pictureSize(head.subarray(0, 9), type)).toBeNull(),
  );

  it("is unknown for bytes that are no picture", () => {
    expect([
      pictureSize(Buffer.from("hello"), "text/plain"),
      pictureSize(Buffer.from("not what it says it is, at all"), "image/jpeg"),
      pictureSize(new Uint8Array(40), "image/png"),
    ]).toEqual([null, null, null]);
  });

  it("never hangs or throws over malicious bytes", () => {
    const types = fc.constantFrom("image/png", "image/gif", "image/jpeg", "image/webp");
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.constant(hex("ffd8 ff00 0000 ff00 0000")),
      fc.constant(Buffer.concat([hex("ffd8"), Buffer.alloc(64_000, 0xff)])),
    );
    fc.assert(
      fc.property(types, bytes, (type, head) => {
        const size = pictureSize(head, type);
        return size === null || (size.width > 0 && size.height > 0);
      }),
    );
  });
});
