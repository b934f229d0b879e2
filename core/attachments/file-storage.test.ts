import { createHash } from "node:crypto";
import { mkdir, readdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { openFileStorage, type FileStorage } from "./file-storage.ts";

let folder: string;
let storage: FileStorage;

let opened = 0;
const parent = await temporaryFolder();

beforeEach(() => {
  folder = join(parent, `storage-${(opened += 1)}`);
  storage = openFileStorage(folder);
});

async function* inPieces(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}
const put = (...pieces: readonly string[]) => storage.put(inPieces(...pieces), 100);
const lying = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
const text = async (key: string, range?: { start: number; end: number }) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of storage.stream(key, range)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};
const oldKeys = async (ageMs: number) => (await Array.fromAsync(storage.old(ageMs))).flat();
const age = async (name: string, hours: number) => {
  const at = new Date(Date.now() - hours * 3_600_000);
  await utimes(join(folder, name.slice(0, 2), name), at, at);
};

describe("a stored file", () => {
  it("security 20: lies in folders that other users of the machine cannot open", async () => {
    const { key } = await put("Hello");
    const modes = await Promise.all(
      ["", key.slice(0, 2), join(key.slice(0, 2), key)].map((name) => stat(join(folder, name))),
    );
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(["700", "700", "600"]);
  });

  it("comes back as it was, whole or a part of it", async () => {
    const { key } = await put("Hel", "lo, ", "Ada");
    expect(Buffer.from(await storage.read(key)).toString()).toBe("Hello, Ada");
    expect([
      await text(key),
      await text(key, { start: 7, end: 9 }),
      await text(key, { start: 0, end: 0 }),
    ]).toEqual(["Hello, Ada", "Ada", "H"]);
  });

  it("is described by its bytes: how many, what they hash to, and how they begin", async () => {
    const kept = await put("Hel", "lo");
    expect(kept).toMatchObject({
      key: expect.stringMatching(/^[0-9a-f]{40}$/),
      size: 5,
      sha256: createHash("sha256").update("Hello").digest("hex"),
    });
    expect(Buffer.from(kept.head).toString()).toBe("Hello");
  });

  it("may be empty", async () => {
    const kept = await put();
    expect([kept.size, await text(kept.key)]).toEqual([0, ""]);
  });

  it("is known by its beginning, not kept in memory whole", async () => {
    const piece = "x".repeat(40_000);
    const kept = await storage.put(inPieces(piece, piece, piece), 200_000);
    expect([kept.head.byteLength, kept.size]).toEqual([65_536, 120_000]);
  });

  it("is separate from another with the same bytes: removing one keeps the other", async () => {
    const [one, other] = [await put("same"), await put("same")];
    expect(one.sha256).toBe(other.sha256);
    await storage.remove(one.key);
    expect(await text(other.key)).toBe("same");
    await expect(storage.read(one.key)).rejects.toThrow("ENOENT");
  });

  it("is removed once, and again without harm", async () => {
    const { key } = await put("Hello");
    await storage.remove(key);
    await storage.remove(key);
    expect(await lying()).toEqual([]);
  });

  it("is readable only by the hub's own user", async () => {
    const { key } = await put("Hello");
    expect((await stat(join(folder, key.slice(0, 2), key))).mode & 0o777).toBe(0o600);
  });
});

describe("a file that is not kept", () => {
  it.each([
    ["at once", ["x".repeat(101)]],
    ["in the end", ["x".repeat(60), "x".repeat(41)]],
  ])("is too large %s, and leaves nothing", async (_, pieces) => {
    await expect(put(...pieces)).rejects.toMatchObject({
      kind: "invalid",
      code: "file_too_large",
      facts: { max: 100 },
    });
    expect(await lying()).toEqual([]);
  });

  it("may be exactly as large as it may be", async () => {
    expect((await put("x".repeat(60), "x".repeat(40))).size).toBe(100);
  });

  it("broke off on its way, and leaves nothing", async () => {
    async function* breaking() {
      yield Buffer.from("Hel");
      throw new Error("connection lost");
    }
    await expect(storage.put(breaking(), 100)).rejects.toThrow("connection lost");
    expect(await lying()).toEqual([]);
  });

  it("reads no more of its source once it is too large", async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        yield Buffer.alloc(60);
      }
    }
    await expect(storage.put(endless(), 100)).rejects.toMatchObject({ code: "file_too_large" });
    expect(asked).toBe(2);
  });
});

it.each([
  "",
  "../../etc/passwd",
  "a".repeat(39),
  "A".repeat(40),
  `${"a".repeat(40)}.part`,
  `/${"a".repeat(39)}`,
])("%j is no key: nothing outside the storage is read, sent or removed", async (key) => {
  await expect((async () => storage.read(key))()).rejects.toThrow("no storage key");
  await expect((async () => storage.remove(key))()).rejects.toThrow("no storage key");
  expect(() => storage.stream(key)).toThrow("no storage key");
});

describe("an old file", () => {
  it("is found by its age", async () => {
    const [old, young] = [await put("old"), await put("young")];
    await age(old.key, 25);
    await age(young.key, 23);
    expect(await oldKeys(24 * 3_600_000)).toEqual([old.key]);
  });

  it("is removed when it was never finished, and kept while somebody still writes it", async () => {
    const { key } = await put("whole");
    const [left, coming] = [
      `${key.slice(0, 2)}${"1".repeat(38)}.part`,
      `${key.slice(0, 2)}${"2".repeat(38)}.part`,
    ];
    for (const name of [left, coming]) await writeFile(join(folder, key.slice(0, 2), name), "half");
    await age(left, 25);
    expect(await oldKeys(24 * 3_600_000)).toEqual([]);
    expect((await lying()).toSorted()).toEqual([key, coming].toSorted());
  });

  it("is only ours: other folders and other names stay", async () => {
    const { key } = await put("ours");
    await mkdir(join(folder, "backup"), { recursive: true });
    await writeFile(join(folder, "backup", "a".repeat(40)), "theirs");
    await writeFile(join(folder, key.slice(0, 2), "notes.txt"), "theirs");
    await age(key, 25);
    expect(await oldKeys(-1)).toEqual([key]);
    expect(await lying()).toHaveLength(3);
  });

  it("is not listed where nothing was ever stored", async () => expect(await oldKeys(0)).toEqual([]));
});
