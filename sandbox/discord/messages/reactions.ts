import { dispatch } from "../gateway/dispatch.ts";
import { presentMember } from "../present/user.ts";
import { tellOfMessage } from "../tell-pages.ts";
import { type Channel, type Message, type Reaction, type World } from "../world.ts";

export type Emoji = Reaction["emoji"];

/** Returns the name of an emoji in addresses: the sign itself, or `name:id`. */
export const keyOf = ({ id, name }: Emoji): string => (id === null ? name : `${name}:${id}`);

/** Reads an emoji of an address; null when there is no such emoji. */
export function readEmoji(world: World, key: string): Emoji | null {
  const custom = /^(?:a:)?(\w{2,32}):(\d+)$/.exec(key);
  if (!custom)
    return /^\p{RGI_Emoji}$/v.test(key) || /^\p{Emoji}\uFE0F?$/u.test(key) ? { id: null, name: key } : null;
  const [, name = "", id = ""] = custom;
  const known = [...world.guilds.values()].some(({ emojis }) => emojis.has(id));
  return known ? { id, name } : null;
}

/** Adds somebody's reaction. Returns false when it was there. */
export function addReaction(
  world: World,
  channel: Channel,
  message: Message,
  emoji: Emoji,
  userId: string,
): boolean {
  const reaction = message.reactions.get(keyOf(emoji)) ?? { emoji, users: new Set<string>() };
  if (reaction.users.has(userId)) return false;
  message.reactions.set(keyOf(emoji), reaction);
  reaction.users.add(userId);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  announce(world, channel, message, "MESSAGE_REACTION_ADD", {
    user_id: userId,
    emoji,
    message_author_id: message.authorId,
    ...(guild && { member: presentMember(world, guild, userId) }),
    burst: false,
    type: 0,
  });
  return true;
}

/** Takes somebody's reaction away, if there is one. */
export function removeReaction(
  world: World,
  channel: Channel,
  message: Message,
  emoji: Emoji,
  userId: string,
): void {
  const reaction = message.reactions.get(keyOf(emoji));
  if (!reaction?.users.delete(userId)) return;
  if (reaction.users.size === 0) message.reactions.delete(keyOf(emoji));
  announce(world, channel, message, "MESSAGE_REACTION_REMOVE", {
    user_id: userId,
    emoji,
    burst: false,
    type: 0,
  });
}

/** Takes all reactions away, or all with one emoji. */
export function clearReactions(world: World, channel: Channel, message: Message, emoji: Emoji | null): void {
  if (emoji) message.reactions.delete(keyOf(emoji));
  else message.reactions.clear();
  announce(
    world,
    channel,
    message,
    emoji ? "MESSAGE_REACTION_REMOVE_EMOJI" : "MESSAGE_REACTION_REMOVE_ALL",
    emoji ? { emoji } : {},
  );
}

function announce(world: World, channel: Channel, message: Message, t: string, facts: object): void {
  const place = {
    channel_id: channel.id,
    message_id: message.id,
    ...(channel.guildId !== null && { guild_id: channel.guildId }),
  };
  dispatch(world, { t, guildId: channel.guildId, channelId: channel.id, d: () => ({ ...facts, ...place }) });
  tellOfMessage(world, message, "changed");
}
