import { fileTypeFromBuffer } from "file-type";

/**
 * Detects a file's type from its first bytes. The declared type counts only where the bytes decide nothing and the type
 * is never shown: a declared picture without a picture's bytes is treated as unknown.
 */
export async function sniff(head: Uint8Array, declared: string | undefined): Promise<string> {
  const said = essenceOf(declared ?? "");
  const found = essenceOf((await fileTypeFromBuffer(head))?.mime ?? "");
  if (found !== "") return isSoundOf(said, found) ? said : found;
  return /^(image|audio|video)\//.test(said) || said === "" ? UNKNOWN : said;
}

const UNKNOWN = "application/octet-stream";

/** Strips parameters. Returns an empty string for anything that does not look like a type. */
const essenceOf = (type: string): string =>
  /^[a-z]+\/[a-z0-9.+-]{1,80}$/.exec(type.split(";")[0]?.trim().toLowerCase() ?? "")?.[0] ?? "";

/** The same container holds audio or video, so the declared type decides between them. */
const isSoundOf = (said: string, found: string): boolean =>
  said.startsWith("audio/") && found === said.replace("audio/", "video/");

/** Types a browser may show in the page, because they cannot run code. */
const SHOWN = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "audio/mpeg",
  "audio/ogg",
  "audio/wav",
  "audio/mp4",
  "audio/x-m4a",
  "audio/aac",
  "audio/flac",
  "audio/webm",
  "video/mp4",
  "video/webm",
  "video/quicktime",
  "video/ogg",
]);

/** Says whether a browser may show a file of this type instead of saving it. */
export const isShown = (contentType: string): boolean => SHOWN.has(contentType);

/** Maps a content type to the kind of message part. */
export function kindOf(contentType: string): "image" | "animation" | "video" | "audio" | "file" {
  if (contentType === "image/gif") return "animation";
  if (!isShown(contentType)) return "file";
  const [kind] = contentType.split("/");
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "file";
}
