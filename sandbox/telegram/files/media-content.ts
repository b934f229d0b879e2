import type { PhotoSize } from "@grammyjs/types";
import type { Content } from "../chats/post-message.ts";
import type { StoredFile } from "../world.ts";

export const MEDIA_KINDS = [
  "photo",
  "video",
  "audio",
  "voice",
  "document",
  "sticker",
  "animation",
  "video_note",
] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];
export type MediaFacts = {
  readonly duration?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly title?: string | undefined;
  readonly performer?: string | undefined;
  readonly emoji?: string | undefined;
};

/** Returns the part of a message that describes its medium. A GIF is a document as well, as on the wire. */
export function mediaContent(kind: MediaKind, file: StoredFile, facts: MediaFacts = {}): Content {
  const ids = { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.size };
  const named = { ...ids, file_name: file.name, mime_type: file.contentType };
  const sized = { width: facts.width ?? (file.width || 640), height: facts.height ?? (file.height || 480) };
  const duration = facts.duration ?? 0;
  switch (kind) {
    case "photo":
      return { photo: photoSizes(file) };
    case "video":
      return { video: { ...named, ...sized, duration } };
    case "audio":
      return {
        audio: {
          ...named,
          duration,
          ...(facts.title && { title: facts.title }),
          ...(facts.performer && { performer: facts.performer }),
        },
      };
    case "voice":
      return { voice: { ...ids, mime_type: file.contentType, duration } };
    case "document":
      return { document: named };
    case "sticker":
      return {
        sticker: {
          ...ids,
          type: "regular",
          width: file.width || 512,
          height: file.height || 512,
          is_animated: false,
          is_video: file.contentType === "video/webm",
          ...(facts.emoji && { emoji: facts.emoji }),
        },
      };
    case "animation":
      return { animation: { ...named, ...sized, duration }, document: named };
    case "video_note":
      return { video_note: { ...ids, length: facts.width ?? (file.width || 240), duration } };
  }
}

/** Lists the same bytes in two sizes, so that a reader has a choice. No smaller picture is made. */
function photoSizes({ fileId, uniqueId, size, width, height }: StoredFile): PhotoSize[] {
  const whole = {
    file_id: fileId,
    file_unique_id: uniqueId,
    file_size: size,
    width: width || 640,
    height: height || 480,
  };
  if (whole.width <= 320) return [whole];
  const scale = 320 / whole.width;
  return [{ ...whole, width: 320, height: Math.max(1, Math.round(whole.height * scale)) }, whole];
}
