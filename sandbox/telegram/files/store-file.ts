import { randomBytes } from "node:crypto";
import { imageSize } from "./image-size.ts";
import type { StoredFile, World } from "../world.ts";

export type NewFile = {
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly contentType: string;
};

/** Stores a file and gives it the ids of the wire. */
export function storeFile(world: World, { kind, bytes, name, contentType }: NewFile): StoredFile {
  const number = world.counters.file++;
  const { width, height } = imageSize(bytes) ?? { width: 0, height: 0 };
  const file: StoredFile = {
    fileId: `${PREFIXES[kind] ?? "BQAD"}${randomBytes(24).toString("base64url")}`,
    uniqueId: `AQAD${randomBytes(8).toString("base64url")}`,
    path: `${FOLDERS[kind] ?? "documents"}/file_${number}${extensionOf(name)}`,
    kind,
    name,
    contentType,
    size: bytes.byteLength,
    width,
    height,
    bytes,
  };
  world.files.set(file.fileId, file);
  forgetOldest(world);
  return file;
}

const PREFIXES: Readonly<Record<string, string>> = {
  photo: "AgAC",
  video: "BAAC",
  audio: "CQAC",
  voice: "AwAC",
  document: "BQAC",
  sticker: "CAAC",
  animation: "CgAC",
  video_note: "DQAC",
};
const FOLDERS: Readonly<Record<string, string>> = {
  photo: "photos",
  video: "videos",
  audio: "music",
  voice: "voice",
  sticker: "stickers",
  animation: "animations",
  video_note: "video_notes",
};

const extensionOf = (name: string) => /\.[a-z\d]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? "";

/** Beyond this size the oldest files are dropped. A call for one of them is refused as an expired file. */
const KEPT_BYTES = 512 * 1024 * 1024;

function forgetOldest(world: World): void {
  let total = 0;
  for (const file of [...world.files.values()].toReversed()) {
    total += file.bytes?.byteLength ?? 0;
    if (total > KEPT_BYTES) file.bytes = null;
  }
}
