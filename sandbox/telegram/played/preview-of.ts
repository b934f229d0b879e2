import type { Message, User } from "@grammyjs/types";
import { nameOf } from "./name-of.ts";

/** Returns one line for a message, whatever it contains. */
export function previewOf(message: Message): string {
  if (message.new_chat_members || message.left_chat_member) return happeningOf(message);
  const happened = Object.entries(TOPIC_EVENTS).find(([field]) => field in message)?.[1];
  if (happened !== undefined) return happened;
  const words = message.text ?? message.caption;
  const what = KINDS.find(([field]) => message[field] !== undefined)?.[1];
  if (what === undefined) return words ?? "Message";
  return words ? `${what}: ${words}` : what;
}

/** What happens to a topic of a forum, by the field that says so. */
export const TOPIC_EVENTS: Readonly<Record<string, string>> = {
  forum_topic_created: "The topic was created",
  forum_topic_edited: "The topic was renamed",
  forum_topic_closed: "The topic was closed",
  forum_topic_reopened: "The topic was opened again",
};

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
] as const;

function happeningOf({ from, new_chat_members: [came] = [], left_chat_member: gone }: Message): string {
  const who = from ? nameOf(from) : "Somebody";
  if (came) return isSame(came, from) ? `${who} joined` : `${who} added ${nameOf(came)}`;
  if (!gone) return "";
  return isSame(gone, from) ? `${who} left` : `${who} removed ${nameOf(gone)}`;
}

const isSame = (one: User, other: User | undefined): boolean => one.id === other?.id;
