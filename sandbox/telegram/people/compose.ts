import { z } from "zod";
import type { Content } from "../chats/post-message.ts";
import { MEDIA_KINDS, mediaContent } from "../files/media-content.ts";
import { storeFile } from "../files/store-file.ts";
import { entitiesSchema, plainText } from "../text/format-text.ts";
import { newPoll } from "../chats/new-poll.ts";
import { bad } from "../bot-api/refusal.ts";
import type { World } from "../world.ts";
import { sampleOf, type Sample } from "./samples.ts";

const file = z.object({
  name: z.string().optional(),
  content_type: z.string().optional(),
  base64: z.string(),
});
const media = z.object({
  kind: z.enum(MEDIA_KINDS),
  /** Without it a small sample of the kind is sent. */
  file: file.optional(),
  caption: z.string().optional(),
  duration: z.number().optional(),
  title: z.string().optional(),
  performer: z.string().optional(),
  emoji: z.string().optional(),
  media_group_id: z.string().optional(),
});

/** The content that a user can send. */
export const sentSchema = z.union([
  media,
  z.object({ kind: z.literal("location"), latitude: z.number(), longitude: z.number() }),
  z.object({
    kind: z.literal("venue"),
    latitude: z.number(),
    longitude: z.number(),
    title: z.string(),
    address: z.string(),
  }),
  z.object({
    kind: z.literal("contact"),
    phone_number: z.string(),
    first_name: z.string(),
    last_name: z.string().optional(),
    user_id: z.int().optional(),
  }),
  z.object({
    kind: z.literal("poll"),
    question: z.string(),
    options: z.array(z.string()).min(2).max(12),
    multiple: z.boolean().default(false),
    anonymous: z.boolean().default(true),
  }),
  z.object({
    kind: z.literal("text").default("text"),
    text: z.string(),
    entities: entitiesSchema.optional(),
  }),
]);
export type Sent = z.infer<typeof sentSchema>;

/** Builds the content of a user's message. */
export function compose(world: World, sent: Sent): Content {
  switch (sent.kind) {
    case "text":
      return composeText(sent);
    case "location":
      return { location: { latitude: sent.latitude, longitude: sent.longitude } };
    case "venue":
      return {
        venue: {
          location: { latitude: sent.latitude, longitude: sent.longitude },
          title: sent.title,
          address: sent.address,
        },
        location: { latitude: sent.latitude, longitude: sent.longitude },
      };
    case "contact":
      return {
        contact: {
          phone_number: sent.phone_number,
          first_name: sent.first_name,
          ...(sent.last_name && { last_name: sent.last_name }),
          ...(sent.user_id && { user_id: sent.user_id }),
        },
      };
    case "poll":
      return { poll: newPoll(world, sent) };
    default:
      return composeMedia(world, sent);
  }
}

/** The app splits a long text into several messages; here the caller must. */
function composeText({ text, entities = [] }: Extract<Sent, { kind: "text" }>): Content {
  const formatted = plainText(text, entities);
  if (formatted.text === "") throw bad("message text is empty");
  if (formatted.text.length > 4096) throw bad("message is too long");
  return {
    text: formatted.text,
    ...(formatted.entities.length > 0 && { entities: [...formatted.entities] }),
  };
}

function composeMedia(
  world: World,
  { kind, file: given, caption, duration, title, performer, emoji, media_group_id }: z.infer<typeof media>,
): Content {
  const sample = given ? sampleFrom(given, sampleOf(kind)) : sampleOf(kind);
  const stored = storeFile(world, { kind, ...sample });
  const words = caption ? plainText(caption) : null;
  const captioned = words &&
    words.text !== "" && {
      caption: words.text,
      ...(words.entities.length > 0 && { caption_entities: [...words.entities] }),
    };
  return {
    ...mediaContent(kind, stored, { duration: duration ?? DURATIONS[kind] ?? 0, title, performer, emoji }),
    ...captioned,
    ...(media_group_id && { media_group_id }),
  };
}

const DURATIONS: Readonly<Record<string, number>> = {
  voice: 1,
  audio: 2,
  video: 3,
  video_note: 3,
  animation: 1,
};

const sampleFrom = ({ name, content_type, base64 }: z.infer<typeof file>, sample: Sample): Sample => ({
  bytes: Buffer.from(base64, "base64"),
  name: name ?? sample.name,
  contentType: content_type ?? sample.contentType,
});
