import { imageSize } from "../../telegram/files/image-size.ts";
import { newSnowflake } from "../snowflake.ts";
import type { StoredFile, World } from "../world.ts";
import { typeOfName } from "./type-of-name.ts";

type NewFile = {
  readonly channelId: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
};

/** Keeps a file of a channel. Its name is made safe for addresses, as Discord does. */
export function storeFile(world: World, { channelId, name, contentType, bytes }: NewFile): StoredFile {
  const type = contentType && contentType !== UNKNOWN ? contentType : typeOfName(name);
  const size = type.startsWith("image/") ? imageSize(bytes) : null;
  const file: StoredFile = {
    id: newSnowflake(),
    channelId,
    name: name.replaceAll(/[^\w.-]+/g, "_").replace(/^_+(?=.)/, "") || "unknown",
    contentType: type,
    size: bytes.byteLength,
    width: size?.width ?? null,
    height: size?.height ?? null,
    bytes,
  };
  world.files.set(file.id, file);
  world.revision += 1;
  return file;
}

const UNKNOWN = "application/octet-stream";
