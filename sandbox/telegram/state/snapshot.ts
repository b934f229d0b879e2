import type { Bot, Room, World } from "../world.ts";

/** The number of messages of a chat that are saved. */
const KEPT_MESSAGES = 100;

/**
 * Returns the world as JSON, for a restart. Bytes of large files are left out; a call for one is refused as an expired
 * file.
 */
export const snapshot = (world: World) => ({
  counters: world.counters,
  customers: [...world.customers.values()],
  files: [...world.files.values()].slice(-200).map(({ bytes, ...file }) => ({
    ...file,
    base64: bytes && bytes.byteLength <= KEPT_BYTES ? Buffer.from(bytes).toString("base64") : null,
  })),
  bots: [...world.bots.values()].map(botState),
});

const KEPT_BYTES = 256 * 1024;

const botState = (bot: Bot) => ({
  token: bot.token,
  name: bot.user.first_name,
  username: bot.user.username,
  revoked: bot.revoked,
  next_update_id: bot.nextUpdateId,
  pending: [...bot.pending.values()].map(({ update, lane, at }) => ({ update, lane, at })),
  allowed_updates: bot.allowedUpdates,
  webhook: bot.webhook && {
    url: bot.webhook.url,
    secret_token: bot.webhook.secretToken,
    max_connections: bot.webhook.maxConnections,
  },
  commands: [...bot.commands],
  chats: [...bot.chats.values()].map(roomState),
});

const roomState = (room: Room) => ({
  chat: room.chat,
  migrated_to: room.migratedTo,
  members: [...room.members],
  bot: room.bot,
  next_message_id: room.nextMessageId,
  messages: [...room.messages.values()].slice(-KEPT_MESSAGES),
  reactions: [...room.reactions].map(([id, by]) => [id, [...by]] as const),
  topics: [...room.topics],
  manages_topics: room.managesTopics,
  votes: [...room.votes].map(([id, by]) => [id, [...by]] as const),
});

export type Snapshot = ReturnType<typeof snapshot>;
