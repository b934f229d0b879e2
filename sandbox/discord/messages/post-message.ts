import { newSnowflake } from "../snowflake.ts";
import { FLAGS } from "../wire.ts";
import type { Channel, Message, World } from "../world.ts";
import { announceMessage } from "./announce.ts";

export type Draft = Partial<Omit<Message, "channelId" | "authorId" | "reactions">>;

/** The number of messages that a channel keeps. */
const KEPT = 1000;

/** Adds a message to a channel and announces it. Drops the oldest beyond the limit. */
export function postMessage(world: World, channel: Channel, authorId: string, draft: Draft): Message {
  const message = newMessage(channel, authorId, draft);
  channel.messages.set(message.id, message);
  if (message.onlyFor === null) channel.lastMessageId = message.id;
  if (channel.thread) {
    if (message.type !== STARTER_TYPE) channel.thread.messageCount += 1;
    channel.thread.members.add(authorId);
  }
  const [oldest] = channel.messages.keys();
  if (channel.messages.size > KEPT && oldest !== undefined) channel.messages.delete(oldest);
  announceMessage(world, channel, message);
  return message;
}

/** The type of the message at the beginning of a thread, which points to the message that it is about. */
export const STARTER_TYPE = 21;

/** The type of a message that answers another. */
export const REPLY_TYPE = 19;

const newMessage = (channel: Channel, authorId: string, draft: Draft): Message => ({
  type: 0,
  appId: null,
  content: "",
  editedAt: null,
  nonce: null,
  attachments: [],
  embeds: [],
  components: [],
  stickers: [],
  poll: null,
  reference: null,
  mentions: [],
  mentionRoles: [],
  mentionEveryone: false,
  interaction: null,
  onlyFor: null,
  threadId: null,
  ...draft,
  flags: (draft.flags ?? 0) | (draft.onlyFor ? FLAGS.ephemeral : 0),
  id: draft.id ?? newSnowflake(),
  channelId: channel.id,
  authorId,
  reactions: new Map(),
});
