import { imageSize } from "../files/image-size.ts";
import type { MediaKind } from "../files/media-content.ts";
import { storeFile } from "../files/store-file.ts";
import type { StoredFile, World } from "../world.ts";
import { textOf, type Params } from "./params.ts";
import { bad } from "./refusal.ts";

/** Reads the file of a send: an upload in the field, an upload named by `attach://`, or the id of a known file. */
export async function inputFile(
  world: World,
  params: Params,
  kind: MediaKind,
  field: string = kind,
): Promise<StoredFile> {
  const upload = params.files.get(field);
  return upload ? storeUpload(world, kind, upload) : namedFile(world, params, kind, textOf(params, field));
}

/** Finds the file that a text names. Addresses are not fetched: the sandbox calls nothing but the bot. */
export async function namedFile(
  world: World,
  params: Params,
  kind: MediaKind,
  name: string,
): Promise<StoredFile> {
  if (name === "") throw bad(`there is no ${kind.replace("_", " ")} in the request`);
  const attached = name.startsWith("attach://")
    ? params.files.get(name.slice("attach://".length))
    : undefined;
  if (attached) return storeUpload(world, kind, attached);
  if (/^https?:\/\//i.test(name)) throw bad("failed to get HTTP URL content");
  const known = world.files.get(name);
  if (!known) throw bad("wrong file identifier/HTTP URL specified");
  if (known.kind !== kind) throw bad(`can't use file of type ${titled(known.kind)} as ${titled(kind)}`);
  return known;
}

const PHOTO_BYTES = 10 * 1024 * 1024;

async function storeUpload(world: World, kind: MediaKind, upload: File): Promise<StoredFile> {
  if (upload.size === 0) throw bad("file must be non-empty");
  const bytes = new Uint8Array(await upload.arrayBuffer());
  if (kind === "photo") checkPhoto(bytes);
  return storeFile(world, {
    kind,
    bytes,
    name: upload.name || kind,
    contentType: upload.type && upload.type !== UNKNOWN ? upload.type : typeOf(upload.name),
  });
}

function checkPhoto(bytes: Uint8Array): void {
  if (bytes.byteLength > PHOTO_BYTES)
    throw bad(
      `file of size ${bytes.byteLength} bytes is too big for a photo; the maximum size is ${PHOTO_BYTES} bytes`,
    );
  const size = imageSize(bytes);
  if (!size) throw bad("IMAGE_PROCESS_FAILED");
  const { width, height } = size;
  if (width + height > 10_000 || width > height * 20 || height > width * 20)
    throw bad("PHOTO_INVALID_DIMENSIONS");
}

/** Clients often leave the type out; Telegram then uses the file name. */
const typeOf = (name: string) => TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? UNKNOWN;

const UNKNOWN = "application/octet-stream";

const TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  mp4: "video/mp4",
  webm: "video/webm",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  ogg: "audio/ogg",
  oga: "audio/ogg",
  wav: "audio/wav",
  pdf: "application/pdf",
  txt: "text/plain",
  zip: "application/zip",
};

const titled = (kind: string) =>
  kind
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
