import { may } from "../permissions/permissions-in.ts";
import { Refusal } from "../refusal.ts";
import type { Channel, Message, User, World } from "../world.ts";

/** Refuses what a person asks of the app, in plain words. */
export const cannot = (message: string, status = 400): Refusal => new Refusal(status, 0, message);

/** Finds a channel for a person. */
export function channelFor(world: World, channelId: string): Channel {
  const channel = world.channels.get(channelId);
  if (!channel) throw cannot("There is no such channel.", 404);
  return channel;
}

/** Finds a person who sees a channel. Without a name it is the first who does. */
export function speaker(world: World, channel: Channel, userId: string | undefined): User {
  const isThere = (user: User) => !user.bot && may(world, channel, user.id, "VIEW_CHANNEL");
  const person = userId === undefined ? [...world.users.values()].find(isThere) : world.users.get(userId);
  if (!person) throw cannot("There is no such person.", 404);
  if (!isThere(person)) throw cannot("This person does not see the channel.");
  return person;
}

/** Finds a message of a channel for a person. */
export function messageFor(channel: Channel, messageId: string): Message {
  const message = channel.messages.get(messageId);
  if (!message) throw cannot("There is no such message.", 404);
  return message;
}
