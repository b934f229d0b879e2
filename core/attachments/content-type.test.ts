import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileNameOf } from "./attachment.ts";
import { isShown, kindOf, sniff } from "./content-type.ts";

/** Text out of all UTF-16, broken pairs included. */
const anyText = (maxLength = 20) =>
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength }).map((codes) => String.fromCharCode(...codes));

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const WEBM = Buffer.from(
  "1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701000000",
  "hex",
);
const HTML = Buffer.from("<!doctype html><script>alert(1)</script>");

describe("a file", () => {
  it.each([
    ["a picture, whatever its name for it", PNG, "text/html", "image/png", "image"],
    ["a picture nobody named", PNG, undefined, "image/png", "image"],
    ["recorded sound in a container for film", WEBM, "audio/webm;codecs=opus", "audio/webm", "audio"],
    ["film in the same container", WEBM, "application/x-whatever", "video/webm", "video"],
    ["a page that says it is a picture", HTML, "image/png", "application/octet-stream", "file"],
    ["a page that says so", HTML, "text/html; charset=utf-8", "text/html", "file"],
    ["plain text", Buffer.from("hello"), "text/plain", "text/plain", "file"],
    ["nothing anybody knows", Buffer.from([1, 2, 3]), undefined, "application/octet-stream", "file"],
    [
      "a lie with a line break",
      Buffer.from("x"),
      "text/plain\r\nset-cookie: a",
      "application/octet-stream",
      "file",
    ],
    ["no type at all", Buffer.from("x"), "héllo", "application/octet-stream", "file"],
  ])("is %s", async (_, bytes, said, type, kind) => {
    expect(await sniff(bytes, said)).toBe(type);
    expect(kindOf(type)).toBe(kind);
  });

  it.each([
    "text/html",
    "image/svg+xml",
    "application/xhtml+xml",
    "text/xml",
    "application/pdf",
    "application/javascript",
    "text/plain",
  ])("of type %s is never shown, only saved", (type) => {
    expect(isShown(type)).toBe(false);
  });
});

describe("a file's name", () => {
  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\secret\\report.pdf", "report.pdf"],
    ["a\u0000b\r\nc.txt", "abc.txt"],
    ["", "file"],
    ["..", "file"],
    ["  ", "file"],
    ["invoice\u202Efdp.exe", "invoicefdp.exe"],
    ["Rechnung für Ärzte.pdf", "Rechnung für Ärzte.pdf"],
  ])("%j becomes %j", (given, expected) => expect(fileNameOf(given)).toBe(expected));

  it("keeps its end when it is endless", () =>
    expect(fileNameOf(`${"a".repeat(500)}.pdf`)).toMatch(/^a{196}\.pdf$/));
});

describe("a file's type, by its first bytes", () => {
  it.each([
    ["a photo", "ffd8ffe000104a46494600010100", "image/jpeg", "image", true],
    ["a moving picture", "47494638396101000100800000", "image/gif", "animation", true],
    ["a picture of the web's", "52494646240000005745425056503820", "image/webp", "image", true],
    [
      "a song",
      "fffb9064000ff00000690000000800000d20000001000001a4000000200000348000000",
      "audio/mpeg",
      "audio",
      true,
    ],
    ["a recording", "524946462400000057415645666d7420", "audio/wav", "audio", true],
    ["a film", "000000206674797069736f6d0000020069736f6d69736f32", "video/mp4", "video", true],
    ["a paper", "255044462d312e340a25e2e3cfd30a", "application/pdf", "file", false],
    [
      "a drawing that could run",
      "3c3f786d6c2076657273696f6e3d22312e30223f3e3c737667",
      "application/xml",
      "file",
      false,
    ],
    ["a program", "7f454c460201010000000000000000000200", "application/x-elf", "file", false],
    ["a picture no browser shows", "424d460000000000000036000000280000000200", "image/bmp", "file", false],
    ["a packed folder", "1f8b0800000000000003", "application/gzip", "file", false],
  ])("is %s", async (_, bytes, type, kind, shown) => {
    const found = await sniff(Buffer.from(bytes, "hex"), "image/png");
    expect([found, kindOf(found), isShown(found)]).toEqual([type, kind, shown]);
  });

  it.each([
    ["audio/mp4", "000000206674797069736f6d0000020069736f6d69736f32", "audio/mp4"],
    ["audio/ogg", "000000206674797069736f6d0000020069736f6d69736f32", "video/mp4"],
    ["image/gif", "000000206674797069736f6d0000020069736f6d69736f32", "video/mp4"],
  ])("and declared %s is %s", async (said, bytes, type) =>
    expect(await sniff(Buffer.from(bytes, "hex"), said)).toBe(type),
  );

  it("always fits in a header", async () => {
    const said = fc.oneof(
      anyText(),
      fc.constantFrom(
        "text/html",
        "TEXT/Plain; charset=utf-8",
        "a/b\r\nx: y",
        "image/png",
        "text/",
        "/plain",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), said, async (bytes, type) => {
        expect(await sniff(bytes, type)).toMatch(/^[a-z]+\/[a-z0-9.+-]{1,80}$/);
      }),
      { numRuns: 50 },
    );
  });

  it("is never a picture, sound or film by its declaration alone", async () => {
    const media = fc.constantFrom("image/png", "image/jpeg", "audio/mpeg", "video/mp4", "video/webm");
    const words = fc.string().map((text) => Buffer.from(`<p>${text}`));
    await fc.assert(
      fc.asyncProperty(words, media, async (bytes, type) => {
        expect(isShown(await sniff(bytes, type))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

it("any given file name becomes one without a path, invisible characters or endless length", () => {
  const parts = fc.constantFrom(
    "/",
    "\\",
    "..",
    ".",
    " ",
    "\u0000",
    "\r\n",
    "\u202E",
    "\u200B",
    "a",
    "é",
    "😀",
    "\ud83d",
  );
  const given = fc.oneof(
    anyText(400),
    fc.array(parts, { maxLength: 300 }).map((some) => some.join("")),
  );
  fc.assert(
    fc.property(given, (name) => {
      const shown = fileNameOf(name);
      expect(shown).toMatch(/^[^\p{Cc}\p{Cf}/\\]{1,200}$/u);
      expect(shown.replaceAll(".", "")).not.toBe("");
    }),
    { numRuns: 500 },
  );
});
