import { fileTypeFromBuffer } from "file-type";

/**
 * What a file is, by its first bytes. What somebody says of it counts only where bytes cannot tell and a browser would
 * show nothing: a "picture" whose bytes are none is just bytes.
 */
export async function sniff(head: Uint8Array, declared: string | undefined): Promise<string> {
  const said = essenceOf(declared ?? "");
  const found = essenceOf((await fileTypeFromBuffer(head))?.mime ?? "");
  if (found !== "") return isSoundOf(said, found) ? said : found;
  return /^(image|audio|video)\//.test(said) || said === "" ? UNKNOWN : said;
}

const UNKNOWN = "application/octet-stream";

/** Without parameters; anything that does not look like a type is none. */
const essenceOf = (type: string): string =>
  /^[a-z]+\/[a-z0-9.+-]{1,80}$/.exec(type.split(";")[0]?.trim().toLowerCase() ?? "")?.[0] ?? "";

/** Containers hold sound or pictures alike; whoever recorded it knows. */
const isSoundOf = (said: string, found: string): boolean =>
  said.startsWith("audio/") && found === said.replace("audio/", "video/");

/** Types a browser may show in the page: they run nothing. */
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

/** Whether a file of this type may be shown instead of saved. */
export const isShown = (contentType: string): boolean => SHOWN.has(contentType);

/** What kind of part a file is. */
export function kindOf(contentType: string): "image" | "animation" | "video" | "audio" | "file" {
  if (contentType === "image/gif") return "animation";
  if (!isShown(contentType)) return "file";
  const [kind] = contentType.split("/");
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "file";
}
