import { describe, expect, it } from "vitest";
import { fileNameOf } from "./attachment.ts";
import { isShown, kindOf, sniff } from "./content-type.ts";

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
