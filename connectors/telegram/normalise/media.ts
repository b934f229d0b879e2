import type { MediaKind, MediaPart } from "../../../core/protocol/index.ts";
import type { File, Message } from "../types.ts";

/** Returns the file of a message, if any; of a photo's sizes, the largest. */
export function mediaOf(message: Message): readonly MediaPart[] {
  // A clip is sent twice, as `animation` and as `document` for older clients.
  if (message.animation) return [mediaPart("animation", message.animation)];
  const photo = message.photo?.toSorted((a, b) => area(b) - area(a))[0];
  if (photo) return [mediaPart("image", { ...photo, mime_type: "image/jpeg" })];
  if (message.video) return [mediaPart("video", message.video)];
  if (message.video_note) return [mediaPart("video", square(message.video_note))];
  if (message.audio) return [mediaPart("audio", named(message.audio))];
  if (message.voice) return [mediaPart("voice", message.voice)];
  if (message.sticker)
    return [mediaPart("sticker", { ...message.sticker, mime_type: stickerType(message.sticker) })];
  return message.document ? [mediaPart("file", message.document)] : [];
}

function mediaPart(kind: MediaKind, file: File): MediaPart {
  return {
    kind,
    media: {
      reference: { fileId: file.file_id, ...(file.file_size !== undefined && { size: file.file_size }) },
      ...(file.file_name && { fileName: file.file_name }),
      ...(file.mime_type && { contentType: file.mime_type }),
      ...(file.file_size !== undefined && { size: file.file_size }),
      ...(file.width !== undefined && { width: file.width }),
      ...(file.height !== undefined && { height: file.height }),
      ...(file.emoji && { emoji: file.emoji }),
      ...(file.duration !== undefined && { durationMs: Math.round(file.duration * 1000) }),
    },
  };
}

/** Names music by its title and performer; slashes would make folders. */
function named(audio: File): File {
  const name = [audio.performer, audio.title].filter(Boolean).join(" – ").replaceAll(/[/\\]/g, "-");
  const ending = /\.\w{1,5}$/.exec(audio.file_name ?? "")?.[0] ?? "";
  return name === "" ? audio : { ...audio, file_name: `${name}${ending}` };
}

const area = (file: File) => (file.width ?? 0) * (file.height ?? 0);

/** Round videos have only the length of their side. */
function square(note: File): File {
  return {
    ...note,
    mime_type: note.mime_type ?? "video/mp4",
    ...(note.length !== undefined && { width: note.length, height: note.length }),
  };
}

function stickerType(sticker: File): string {
  if (sticker.is_animated) return "application/x-tgsticker";
  return sticker.is_video ? "video/webm" : "image/webp";
}
