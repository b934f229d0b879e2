import { describe, expect, it } from "vitest";
import { HubError } from "../kernel/errors.ts";
import { readFormFile } from "./read-form-file.ts";

const TYPE = "multipart/form-data; boundary=XX";
const part = (name: string, content: string, fileName?: string, type = "text/plain") =>
  `--XX\r\ncontent-disposition: form-data; name="${name}"${fileName === undefined ? "" : `; filename="${fileName}"`}\r\ncontent-type: ${type}\r\n\r\n${content}\r\n`;
const END = "--XX--\r\n";

/** The text in pieces of `size` bytes, so that every border falls everywhere. */
async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, { type = TYPE, size = 7 }: { type?: string; size?: number } = {}) {
  let kept = "";
  try {
    const named = await readFormFile(type, inPieces(text, size), async ({ name, type: said, bytes }) => {
      for await (const chunk of bytes) kept += Buffer.from(chunk).toString("latin1");
      return { name, type: said };
    });
    return { ...named, kept: Buffer.from(kept, "latin1").toString() };
  } catch (error) {
    if (error instanceof HubError) return { code: error.code };
    throw error;
  }
}

describe("security 7: a form's file", () => {
  it.each([1, 2, 3, 5, 8, 13, 1_000])("comes in pieces of %i bytes as it is", async (size) => {
    const form = `${part("comment", "Hello")}${part("file", "Größe\r\n--X\r\n🛷", "a b.txt")}${END}`;
    expect(await read(form, { size })).toEqual({
      name: "a b.txt",
      type: "text/plain",
      kept: "Größe\r\n--X\r\n🛷",
    });
  });

  it("is the first of its name; other fields and files are passed over", async () => {
    const form = `${part("other", "no", "o.txt")}${part("file", "one", "1.txt")}${part("file", "two", "2.txt")}${END}`;
    expect(await read(form)).toMatchObject({ name: "1.txt", kept: "one" });
  });

  it.each([
    ["Grüße 🛷.png", "Grüße 🛷.png"],
    ["%22quoted%22.txt", '"quoted".txt'],
    ["100%.txt", "100%.txt"],
    ["%2e%2e%2f.txt", "%2e%2e%2f.txt"],
  ])("is called %s", async (written, name) => {
    expect(await read(part("file", "x", written) + END)).toMatchObject({ name });
  });

  it("need not be read to its end", async () => {
    const form = part("file", "x".repeat(200_000), "a.txt") + END;
    expect(await readFormFile(TYPE, inPieces(form, 10_000), async () => "enough")).toBe("enough");
  });

  it("that is refused ends the reading with the refusal's own words", async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(part("file", "x", "a.txt").trimEnd());
      for (;;) {
        given += 1;
        yield Buffer.alloc(10_000);
      }
    }
    const refused = readFormFile(TYPE, endless(), async ({ bytes }) => {
      let size = 0;
      for await (const chunk of bytes)
        if ((size += chunk.byteLength) > 100_000) throw new Error("The disk is full.");
    });
    await expect(refused).rejects.toThrow("The disk is full.");
    expect(given).toBeLessThan(100);
  });

  it("fails as the body that brings it fails", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(part("file", "x", "a.txt").trimEnd());
      throw new HubError("invalid", "body_too_slow", "Too slow.");
    }
    const kept = readFormFile(TYPE, broken(), async ({ bytes }) => (await Array.fromAsync(bytes)).length);
    await expect(kept).rejects.toMatchObject({ code: "body_too_slow" });
  });
});

describe("security 11: a form that is none", () => {
  const whole = part("file", "Hello", "a.txt") + END;

  it.each<[string, string, string]>([
    ["no content type", "", whole],
    ["no boundary", "multipart/form-data", whole],
    ["an empty boundary", "multipart/form-data; boundary=", whole],
    ["a bad quote", 'multipart/form-data; boundary="XX', "nothing"],
    ["another type", "text/plain", whole],
    ["another multipart", "multipart/mixed; boundary=XX", whole],
    ["another boundary", "multipart/form-data; boundary=YY", whole],
    ["nothing in it", TYPE, ""],
    ["no end", TYPE, part("file", "Hello", "a.txt")],
    ["an end within the file", TYPE, part("file", "Hello", "a.txt").slice(0, -4)],
    ["an end within the head", TYPE, part("file", "Hello", "a.txt").slice(0, 40)],
    [
      "an end after the file, within the next part",
      TYPE,
      part("file", "Hello", "a.txt") + part("b", "x", "b").slice(0, -4),
    ],
  ])("with %s is refused and keeps nothing", async (_, type, text) => {
    for (const size of [3, 1_000]) {
      expect(await read(text, { type, size })).toMatchObject({ code: "body_not_form" });
    }
  });

  it.each([
    ["no file", part("comment", "Hello") + END],
    ["words in its place", part("file", "Hello") + END],
    ["a hundred other files", Array.from({ length: 100 }, (_, n) => part(`f${n}`, "x", "x")).join("") + END],
    ["no part at all", END],
  ])("and one with %s says that a file is missing", async (_, text) => {
    expect(await read(text)).toMatchObject({ code: "file_missing" });
  });
});
