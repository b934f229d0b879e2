import type { Part } from "../../stage/control-api.ts";
import { isRecord } from "../wire.ts";
import type { Attachment, Message, Poll, World } from "../world.ts";

/** Lists what a message holds besides text. */
export const partsOf = (world: World, message: Message): readonly Part[] => [
  ...message.attachments.flatMap((each) => fileOf(world, each)),
  ...message.stickers.filter(isRecord).map(stickerOf),
  ...message.embeds.filter(isRecord).map(embedOf),
  ...(message.poll ? [pollOf(message.poll)] : []),
];

function fileOf(world: World, { fileId, description }: Attachment): readonly Part[] {
  const file = world.files.get(fileId);
  if (!file) return [];
  const { contentType, name, size } = file;
  const label = description ?? name;
  const isShown = /^image\/(png|jpeg|gif|webp)/.test(contentType) && file.width !== null;
  if (isShown)
    return [{ kind: "image", file: fileId, width: file.width ?? 0, height: file.height ?? 0, label }];
  if (contentType.startsWith("video/")) return [{ kind: "video", file: fileId, label }];
  if (contentType.startsWith("audio/")) return [{ kind: "audio", file: fileId, label }];
  return [{ kind: "file", file: fileId, name, size }];
}

const stickerOf = ({ name }: Readonly<Record<string, unknown>>): Part => ({
  kind: "card",
  title: `Sticker: ${String(name)}`,
  lines: [],
});

function embedOf(embed: Readonly<Record<string, unknown>>): Part {
  const text = (name: string) => (typeof embed[name] === "string" ? embed[name] : null);
  const image = isRecord(embed.image) && typeof embed.image.url === "string" ? embed.image.url : null;
  const fields = Array.isArray(embed.fields) ? embed.fields.filter(isRecord) : [];
  return {
    kind: "embed",
    title: text("title"),
    url: text("url"),
    text: text("description"),
    fields: fields.map(({ name, value }) => ({ name: String(name), value: String(value) })),
    image,
    colour: typeof embed.color === "number" ? `#${embed.color.toString(16).padStart(6, "0")}` : null,
  };
}

const pollOf = (poll: Poll): Part => ({
  kind: "poll",
  question: poll.question,
  note: poll.finished ? "Final results" : "Poll",
  closed: poll.finished,
  multiple: poll.multiple,
  options: poll.answers.map(({ id, text }) => {
    const voters = [...(poll.votes.get(id) ?? [])];
    return { id: String(id), text, votes: voters.length, voters };
  }),
});
