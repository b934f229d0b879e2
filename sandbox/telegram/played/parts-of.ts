import type { Message, Poll } from "@grammyjs/types";
import type { Part } from "../../stage/control-api.ts";
import type { Room } from "../world.ts";

/** Lists what a message holds besides text. */
export function partsOf(message: Message, room: Room): readonly Part[] {
  const part = mediaOf(message) ?? placeOf(message) ?? cardOf(message);
  if (part) return [part];
  return message.poll ? [pollOf(message.poll, room)] : [];
}

function mediaOf(message: Message): Part | undefined {
  const { sticker, document, voice, audio } = message;
  const photo = message.photo?.at(-1);
  const video = message.video ?? message.video_note;
  if (photo)
    return {
      kind: "image",
      file: photo.file_id,
      width: photo.width,
      height: photo.height,
      label: message.caption ?? "Photo",
    };
  if (sticker)
    return {
      kind: "sticker",
      file: sticker.file_id,
      width: 128,
      height: 128,
      label: `Sticker ${sticker.emoji ?? ""}`,
    };
  if (video) return { kind: "video", file: video.file_id, label: "Video" };
  if (voice) return { kind: "audio", file: voice.file_id, label: "Voice message" };
  if (audio) return { kind: "audio", file: audio.file_id, label: audio.title ?? "Music" };
  return (
    document && {
      kind: "file",
      file: document.file_id,
      name: document.file_name ?? "File",
      size: document.file_size ?? 0,
    }
  );
}

const placeOf = ({ location, venue }: Message): Part | undefined =>
  location && {
    kind: "place",
    latitude: location.latitude,
    longitude: location.longitude,
    title: venue?.title ?? null,
    address: venue?.address ?? null,
  };

const cardOf = ({ contact }: Message): Part | undefined =>
  contact && {
    kind: "card",
    title: [contact.first_name, contact.last_name].filter(Boolean).join(" "),
    lines: [contact.phone_number],
  };

function pollOf(poll: Poll, room: Room): Part {
  const votes = [...(room.votes.get(poll.id) ?? [])];
  return {
    kind: "poll",
    question: poll.question,
    note: poll.is_closed ? "Final results" : poll.is_anonymous ? "Anonymous poll" : "Poll",
    closed: poll.is_closed,
    multiple: poll.allows_multiple_answers,
    options: poll.options.map((option, index) => ({
      id: String(index),
      text: option.text,
      votes: option.voter_count,
      voters: votes.flatMap(([person, chosen]) => (chosen.includes(index) ? [String(person)] : [])),
    })),
  };
}
