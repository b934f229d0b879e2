import { may } from "../permissions/permissions-in.ts";
import type { Permission } from "../permissions/bits.ts";
import { refuse } from "../refusal.ts";
import { CHANNEL, type Channel, type Guild, type Message } from "../world.ts";
import type { Call } from "./call.ts";

/** Finds the channel of a call, if its bot can see it. */
export function findChannel({ world, app, params }: Call, id: string = params.channel ?? ""): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw refuse.unknownChannel();
  if (!may(world, channel, app.id, "VIEW_CHANNEL")) throw refuse.missingAccess();
  return channel;
}

/** Refuses a call whose bot lacks a permission in a channel. */
export function need({ world, app }: Call, channel: Channel, ...permissions: readonly Permission[]): void {
  if (permissions.some((permission) => !may(world, channel, app.id, permission)))
    throw refuse.missingPermissions();
}

/** Finds the message of a call. What only one person sees is found by its interaction alone. */
export function findMessage(channel: Channel, id: string): Message {
  const message = channel.messages.get(id);
  if (!message || message.onlyFor !== null) throw refuse.unknownMessage();
  return message;
}

/** Finds the server of a call, if its bot is a member. */
export function findGuild({ world, app, params }: Call): Guild {
  const guild = world.guilds.get(params.guild ?? "");
  if (!guild) throw refuse.unknownGuild();
  if (!guild.members.has(app.id)) throw refuse.missingAccess();
  return guild;
}

/** Finds a channel that the bot may write to. Refuses forums, archives, and people who take no messages. */
export function findWritable(call: Call): Channel {
  const channel = findChannel(call);
  if (channel.type === CHANNEL.forum) throw refuse.notText();
  if (channel.type === CHANNEL.direct) checkRecipient(call, channel);
  if (channel.thread?.locked && !may(call.world, channel, call.app.id, "MANAGE_THREADS"))
    throw refuse.archived();
  need(call, channel, channel.thread ? "SEND_MESSAGES_IN_THREADS" : "SEND_MESSAGES");
  return channel;
}

/** A person takes a bot's direct messages while they share a server and the person allows it. */
function checkRecipient({ world, app }: Call, channel: Channel): void {
  const person = channel.recipients.find((id) => id !== app.id) ?? "";
  if (app.blockedBy.has(person)) throw refuse.cannotWriteTo();
  const shared = [...world.guilds.values()].some(({ members }) => members.has(app.id) && members.has(person));
  if (!shared) throw refuse.noMutualGuild();
}
