import type { Message } from "@grammyjs/types";

/** Returns one line for a message, whatever it contains. */
export function previewOf(message: Message): string {
  const words = message.text ?? message.caption;
  const what = KINDS.find(([field]) => message[field] !== undefined)?.[1];
  if (what === undefined) return words ?? "Message";
  return words ? `${what}: ${words}` : what;
}

const KINDS = [
  ["photo", "Photo"],
  ["video", "Video"],
  ["animation", "GIF"],
  ["audio", "Music"],
  ["voice", "Voice message"],
  ["video_note", "Video message"],
  ["sticker", "Sticker"],
  ["document", "File"],
  ["venue", "Venue"],
  ["location", "Location"],
  ["contact", "Contact"],
  ["poll", "Poll"],
  ["new_chat_members", "Someone joined"],
  ["left_chat_member", "Someone left"],
] as const;
