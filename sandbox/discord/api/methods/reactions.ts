import {
  addReaction,
  clearReactions,
  keyOf,
  readEmoji,
  removeReaction,
  type Emoji,
} from "../../messages/reactions.ts";
import { presentUser, userOf } from "../../present/user.ts";
import { refuse } from "../../refusal.ts";
import { CHANNEL, type Channel, type Message } from "../../world.ts";
import type { Call, Method } from "../call.ts";
import { findChannel, findMessage, need } from "../find.ts";

type Place = { readonly channel: Channel; readonly message: Message };

const placeOf = (call: Call): Place => {
  const channel = findChannel(call);
  return { channel, message: findMessage(channel, call.params.message ?? "") };
};

function emojiOf({ world, params }: Call): Emoji {
  const emoji = readEmoji(world, params.emoji ?? "");
  if (!emoji) throw refuse.unknownEmoji();
  return emoji;
}

/** Reacts as the bot. A message has at most twenty different reactions. */
export const addOwnReaction: Method = (call) => {
  const { channel, message } = placeOf(call);
  const emoji = emojiOf(call);
  need(call, channel, "READ_MESSAGE_HISTORY");
  const isNew = !message.reactions.has(keyOf(emoji));
  if (isNew) need(call, channel, "ADD_REACTIONS");
  if (isNew && message.reactions.size >= 20) throw refuse.tooManyReactions();
  if (channel.thread?.archived) throw refuse.archived();
  if (call.app.blockedBy.has(message.authorId)) throw refuse.reactionBlocked();
  addReaction(call.world, channel, message, emoji, call.app.id);
  return {};
};

export const removeOwnReaction: Method = (call) => {
  const { channel, message } = placeOf(call);
  removeReaction(call.world, channel, message, emojiOf(call), call.app.id);
  return {};
};

export const removeReactionOf: Method = (call) => {
  const { channel, message } = placeOf(call);
  const userId = call.params.user ?? "";
  if (userId !== call.app.id) mayClear(call, channel);
  removeReaction(call.world, channel, message, emojiOf(call), userId);
  return {};
};

export const clearAllReactions: Method = (call) => {
  const { channel, message } = placeOf(call);
  mayClear(call, channel);
  clearReactions(call.world, channel, message, call.params.emoji === undefined ? null : emojiOf(call));
  return {};
};

function mayClear(call: Call, channel: Channel): void {
  if (channel.type === CHANNEL.direct) throw refuse.onDirect();
  need(call, channel, "MANAGE_MESSAGES");
}

export const listReactionUsers: Method = (call) => {
  const { message } = placeOf(call);
  const reaction = message.reactions.get(keyOf(emojiOf(call)));
  const limit = Math.min(100, Number(call.query.get("limit") ?? 25) || 25);
  return {
    body: [...(reaction?.users ?? [])].slice(0, limit).map((id) => presentUser(userOf(call.world, id))),
  };
};
