import { createHash, randomBytes, type Hash } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { invalid } from "../kernel/errors.ts";

/** Stores files below one folder, under names the hub generates. Every process that serves files must see the same folder. */
export type FileStorage = {
  /** Stores bytes as they arrive and syncs them to disk. Throws `file_too_large` beyond `max` and then keeps nothing. */
  put(bytes: AsyncIterable<Uint8Array>, max: number): Promise<Kept>;
  read(key: string): Promise<Uint8Array>;
  /** Streams `start` to `end`, both included. */
  stream(key: string, range?: { readonly start: number; readonly end: number }): ReadStream;
  remove(key: string): Promise<void>;
  /** Lists the keys of files older than `ageMs`, one folder at a time. Removes uploads that were never finished. */
  old(ageMs: number): AsyncIterable<readonly string[]>;
};

/** Describes a stored file. `head` holds its first bytes, enough to detect its type. */
export type Kept = {
  readonly key: string;
  readonly size: number;
  readonly sha256: string;
  readonly head: Uint8Array;
};

/** A photo's size follows the camera's metadata. */
const HEAD_BYTES = 65_536;

/** Opens the storage in a folder, which the first upload creates. */
export function openFileStorage(folder: string): FileStorage {
  return {
    put: (bytes, max) => put(folder, bytes, max),
    read: (key) => readFile(placeOf(folder, key)),
    stream: (key, range) => createReadStream(placeOf(folder, key), range),
    remove: (key) => rm(placeOf(folder, key), { force: true }),
    old: (ageMs) => listOld(folder, ageMs),
  };
}

/** Writes under a temporary name first, so that a half-written file is never found by its key. */
async function put(folder: string, bytes: AsyncIterable<Uint8Array>, max: number): Promise<Kept> {
  const key = randomBytes(20).toString("hex");
  const place = placeOf(folder, key);
  await mkdir(join(place, ".."), { recursive: true, mode: 0o700 });
  try {
    const kept = await write(`${place}.part`, bytes, max);
    await rename(`${place}.part`, place);
    return { key, ...kept };
  } catch (error) {
    await rm(`${place}.part`, { force: true });
    throw error;
  }
}

async function write(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  max: number,
): Promise<Omit<Kept, "key">> {
  await using file = await open(path, "wx", 0o600);
  const count = { size: 0, hash: createHash("sha256"), head: new Uint8Array() };
  for await (const chunk of bytes) {
    note(count, chunk, max);
    await file.writeFile(chunk);
  }
  await file.sync();
  return { size: count.size, sha256: count.hash.digest("hex"), head: count.head };
}

function note(count: { size: number; hash: Hash; head: Uint8Array }, chunk: Uint8Array, max: number): void {
  count.size += chunk.byteLength;
  if (count.size > max)
    throw invalid("file_too_large", `Files can be up to ${Math.floor(max / 1_000_000)} MB.`, { max });
  count.hash.update(chunk);
  if (count.head.byteLength < HEAD_BYTES)
    count.head = Buffer.concat([count.head, chunk]).subarray(0, HEAD_BYTES);
}

async function* listOld(folder: string, ageMs: number): AsyncGenerator<readonly string[]> {
  const folders = await readdir(folder).catch((): string[] => []);
  for (const sub of folders.filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    const names = await readdir(join(folder, sub));
    const old = await Promise.all(names.map((name) => isOlder(join(folder, sub, name), ageMs)));
    const left = names.filter((_, at) => old[at]);
    await Promise.all(
      left
        .filter((name) => name.endsWith(".part"))
        .map((name) => rm(join(folder, sub, name), { force: true })),
    );
    yield left.filter((name) => KEY.test(name));
  }
}

/** Counts a file that vanished meanwhile as young, because nothing is left to remove. */
const isOlder = (path: string, ageMs: number): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > ageMs,
    () => false,
  );

const KEY = /^[0-9a-f]{40}$/;

/** Uses two levels, so that no folder grows without limit. Throws for a key that this storage did not make. */
function placeOf(folder: string, key: string): string {
  if (!KEY.test(key)) throw new Error("That is no storage key.");
  return join(folder, key.slice(0, 2), key);
}
