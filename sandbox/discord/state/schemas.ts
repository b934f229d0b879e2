import { z } from "zod";
import type { Command } from "../wire.ts";
import type { Message } from "../world.ts";

/** The outline of the file that `snapshot` writes; what came from bots is restored unchecked. */
const id = z.string().regex(/^\d+$/);
const object = z.custom<object>((value) => typeof value === "object" && value !== null);
const user = z.object({ id, username: z.string(), globalName: z.string().nullable(), bot: z.boolean() });
const nonce = z.object({ channelId: id, messageId: id, at: z.number() });
const app = z.object({
  id,
  token: z.string(),
  name: z.string(),
  revoked: z.boolean(),
  intents: z.object({ members: z.boolean(), presences: z.boolean(), messageContent: z.boolean() }),
  commands: z.array(
    z.tuple([z.string(), z.array(z.custom<Command>((value) => object.safeParse(value).success))]),
  ),
  blocked_by: z.array(id),
  nonces: z.array(z.tuple([z.string(), nonce])),
  identified: z.array(z.number()),
});
const guild = z.object({
  id,
  name: z.string(),
  ownerId: id,
  members: z.array(
    z.tuple([id, z.object({ nick: z.string().nullable(), joinedAt: z.number(), roles: z.array(id) })]),
  ),
  emojis: z.array(z.object({ id, name: z.string(), animated: z.boolean() })),
  roles: z.array(z.object({ id, name: z.string(), permissions: z.string(), position: z.number() })),
  activeThreads: z.int().default(1000),
});
const reaction = z.object({
  emoji: z.object({ id: id.nullable(), name: z.string() }),
  users: z.array(id),
});
const poll = z.object({
  question: z.string(),
  answers: z.array(z.object({ id: z.number(), text: z.string(), emoji: object.nullable() })),
  multiple: z.boolean(),
  expiresAt: z.number(),
  finished: z.boolean(),
  votes: z.array(z.tuple([z.number(), z.array(id)])),
});
const written = z.custom<Omit<Message, "reactions" | "poll">>(
  (value) =>
    object.safeParse(value).success && typeof value === "object" && value !== null && "content" in value,
);
const message = z.object({ reactions: z.array(z.tuple([z.string(), reaction])), poll: poll.nullable() });
const channel = z.object({
  id,
  type: z.int(),
  guildId: id.nullable(),
  parentId: id.nullable(),
  name: z.string(),
  topic: z.string().nullable(),
  overwrites: z.array(z.object({ id, type: z.literal([0, 1]), allow: z.string(), deny: z.string() })),
  recipients: z.array(id),
  ownerId: id.nullable(),
  thread: z
    .object({
      archived: z.boolean(),
      locked: z.boolean(),
      autoArchive: z.number(),
      changedAt: z.number(),
      members: z.array(id),
      messageCount: z.number(),
    })
    .nullable(),
  messages: z.array(z.intersection(written, message)),
  lastMessageId: id.nullable(),
});
const file = z.object({
  id,
  channelId: id,
  name: z.string(),
  contentType: z.string(),
  size: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  base64: z.string().nullable(),
});
export const remembered = z.object({
  file_key: z.string(),
  users: z.array(user),
  apps: z.array(app),
  guilds: z.array(guild),
  channels: z.array(channel),
  files: z.array(file),
});
export type Remembered = z.infer<typeof remembered>;
