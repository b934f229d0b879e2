import { z } from "zod";
import type { Message, ReactionType, Update } from "@grammyjs/types";
import { addRoom } from "../chats/add-room.ts";
import { addBot } from "../people/add-bot.ts";
import { firstMessageId, firstUpdateId, type Bot, type Room, type World } from "../world.ts";

/** The outline of the file that `snapshot` writes; wire content is restored unchecked. */
const user = z.object({
  id: z.int(),
  is_bot: z.boolean(),
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});
const named = { username: z.string().optional() };
const chat = z.discriminatedUnion("type", [
  z.object({
    id: z.int(),
    type: z.literal("private"),
    first_name: z.string(),
    last_name: z.string().optional(),
    ...named,
  }),
  z.object({ id: z.int(), type: z.literal("group"), title: z.string() }),
  z.object({
    id: z.int(),
    type: z.literal("supergroup"),
    title: z.string(),
    is_forum: z.literal(true).optional(),
    ...named,
  }),
]);
const room = z.object({
  chat,
  migrated_to: z.int().nullable().default(null),
  members: z.array(z.int()),
  bot: z.enum(["stranger", "member", "blocked", "left", "kicked"]),
  next_message_id: z.int(),
  messages: z.array(
    z.custom<Message>((value) => typeof value === "object" && value !== null && "message_id" in value),
  ),
  reactions: z.array(z.tuple([z.int(), z.array(z.tuple([z.int(), z.array(z.custom<ReactionType>())]))])),
  topics: z.array(z.tuple([z.int(), z.object({ name: z.string(), closed: z.boolean() })])).default([]),
  manages_topics: z.boolean().default(true),
  votes: z.array(z.tuple([z.string(), z.array(z.tuple([z.int(), z.array(z.int())]))])),
});
const bot = z.object({
  token: z.string(),
  name: z.string(),
  username: z.string(),
  revoked: z.boolean(),
  next_update_id: z.int(),
  pending: z.array(
    z.object({
      update: z.custom<Update>(
        (value) => typeof value === "object" && value !== null && "update_id" in value,
      ),
      lane: z.string(),
      at: z.number(),
    }),
  ),
  allowed_updates: z.array(z.string()).nullable(),
  webhook: z
    .object({ url: z.string(), secret_token: z.string().nullable(), max_connections: z.int() })
    .nullable(),
  commands: z.array(
    z.tuple([z.string(), z.array(z.object({ command: z.string(), description: z.string() }))]),
  ),
  chats: z.array(room),
});
const file = z.object({
  fileId: z.string(),
  uniqueId: z.string(),
  path: z.string(),
  kind: z.string(),
  name: z.string(),
  contentType: z.string(),
  size: z.number(),
  width: z.number(),
  height: z.number(),
  base64: z.string().nullable(),
});
const state = z.object({
  counters: z.object({ customer: z.int(), group: z.int(), bot: z.int(), file: z.int(), event: z.number() }),
  customers: z.array(user),
  files: z.array(file),
  bots: z.array(bot),
});

/** Fills an empty world from a snapshot. Throws on any other file. */
export function restore(world: World, remembered: unknown): void {
  const { counters, customers, files, bots } = state.parse(remembered);
  Object.assign(world.counters, counters, { event: Math.max(counters.event, Date.now() * 1000) });
  for (const { last_name, username, language_code, ...person } of customers) {
    world.customers.set(person.id, {
      ...person,
      ...(last_name && { last_name }),
      ...(username && { username }),
      ...(language_code && { language_code }),
    });
  }
  for (const { base64, ...rest } of files)
    world.files.set(rest.fileId, { ...rest, bytes: base64 === null ? null : Buffer.from(base64, "base64") });
  for (const each of bots) restoreBot(world, each);
}

/** Moves counters forward only: past the snapshot and past the clock, in case the last second was lost. */
function restoreBot(world: World, known: z.infer<typeof bot>): void {
  const made = addBot(world, known);
  made.revoked = known.revoked;
  made.nextUpdateId = Math.max(known.next_update_id + LOST, firstUpdateId());
  made.allowedUpdates = known.allowed_updates;
  for (const [scope, list] of known.commands) made.commands.set(scope, list);
  for (const { update, lane, at } of known.pending)
    made.pending.set(update.update_id, { update, lane, at, fails: 0 });
  if (known.webhook)
    made.webhook = {
      url: known.webhook.url,
      secretToken: known.webhook.secret_token,
      maxConnections: known.webhook.max_connections,
      lastError: null,
      courier: ASLEEP,
    };
  for (const each of known.chats) restoreRoom(world, made, each);
}

/** More ids than a second can use. */
const LOST = 10_000;

/** A placeholder that the opened state replaces. */
const ASLEEP = { offer: () => {}, stop: () => {} };

function restoreRoom(world: World, made: Bot, known: z.infer<typeof room>): void {
  const back = addRoom(world, made, chatOf(known.chat), known.bot, known.members);
  back.migratedTo = known.migrated_to;
  back.nextMessageId = Math.max(known.next_message_id + LOST, firstMessageId());
  for (const message of known.messages) back.messages.set(message.message_id, message);
  for (const [id, by] of known.reactions) back.reactions.set(id, new Map(by));
  for (const [id, topic] of known.topics) back.topics.set(id, topic);
  back.managesTopics = known.manages_topics;
  for (const [id, by] of known.votes) back.votes.set(id, new Map(by));
}

function chatOf(known: z.infer<typeof chat>): Room["chat"] {
  if (known.type === "group") return known;
  const { username, ...rest } = known;
  const name = username ? { username } : {};
  if (rest.type === "supergroup") {
    const { is_forum: isForum, ...group } = rest;
    return { ...group, ...name, ...(isForum && { is_forum: true }) };
  }
  const { last_name, ...person } = rest;
  return { ...person, ...name, ...(last_name && { last_name }) };
}
