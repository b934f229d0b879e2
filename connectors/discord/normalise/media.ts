import type { JsonObject } from "../../../core/kernel/json.ts";
import type { InboundPart, MediaKind, RemoteMedia } from "../../../core/protocol/index.ts";
import { hasFlag, idIn, numberIn, objectsIn, textIn, wordsIn } from "./read.ts";

/** Normalises the files of a message. */
export function attachmentParts(message: JsonObject): readonly InboundPart[] {
  const isVoice = hasFlag(message, VOICE_MESSAGE);
  return objectsIn(message, "attachments").flatMap((file) => {
    const url = textIn(file, "url");
    const media = url === undefined ? undefined : mediaOf(file, url);
    return media ? [{ kind: kindOf(media.contentType, isVoice), media }] : [];
  });
}

const VOICE_MESSAGE = 1 << 13;

function kindOf(contentType = "", isVoice: boolean): MediaKind {
  if (isVoice) return "voice";
  const [major] = contentType.split("/");
  return major === "image" || major === "video" || major === "audio" ? major : "file";
}

function mediaOf(file: JsonObject, url: string): RemoteMedia {
  const contentType = wordsIn(file, "content_type");
  const fileName = wordsIn(file, "filename");
  // What is too long for a number is unknown.
  const durationMs = Math.round((numberIn(file, "duration_secs") ?? -1) * 1000);
  const size = countIn(file, "size");
  const width = countIn(file, "width");
  const height = countIn(file, "height");
  return {
    reference: { url },
    ...(fileName !== undefined && { fileName }),
    ...(contentType !== undefined && { contentType }),
    ...(size !== undefined && { size }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(durationMs >= 0 && Number.isFinite(durationMs) && { durationMs }),
  };
}

function countIn(file: JsonObject, field: string): number | undefined {
  const count = numberIn(file, field);
  return count !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

const STICKERS: Readonly<Record<number, { readonly ending: string; readonly contentType: string }>> = {
  1: { ending: "png", contentType: "image/png" },
  2: { ending: "png", contentType: "image/apng" },
  4: { ending: "gif", contentType: "image/gif" },
};

/** Normalises stickers. Discord's own animations are programs (Lottie), which nothing here can show. */
export function stickerParts(message: JsonObject): readonly InboundPart[] {
  return objectsIn(message, "sticker_items").map((sticker) => {
    const id = idIn(sticker, "id");
    const name = wordsIn(sticker, "name") ?? "sticker";
    const format = STICKERS[numberIn(sticker, "format_type") ?? 0];
    if (!format || id === undefined) return { kind: "unsupported", what: `sticker “${name}”` };
    return {
      kind: "sticker",
      media: {
        reference: { cdn: `stickers/${id}.${format.ending}` },
        fileName: `${name}.${format.ending}`,
        contentType: format.contentType,
      },
    };
  });
}
