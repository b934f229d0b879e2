import { dispatch } from "../gateway/dispatch.ts";
import { presentMessage } from "../present/message.ts";
import { presentPartialMember } from "../present/user.ts";
import { tellOfMessage, tellPages } from "../tell-pages.ts";
import { type Channel, type Message, type World } from "../world.ts";

/** Tells bots and pages of a new message. Its author's own nonce goes with it, once. */
export function announceMessage(world: World, channel: Channel, message: Message): void {
  tell(world, channel, message, "MESSAGE_CREATE", message.nonce === null ? {} : { nonce: message.nonce });
  tellOfMessage(world, message, "message");
}

/** Tells bots and pages of a changed message. */
export function announceChange(world: World, channel: Channel, message: Message): void {
  tell(world, channel, message, "MESSAGE_UPDATE", {});
  tellOfMessage(world, message, "changed");
}

/**
 * Sends a message to the sessions. One that a single person sees comes only to its application, and without the guild,
 * as if it were a direct message: Discord does so as well.
 */
function tell(world: World, channel: Channel, message: Message, t: string, more: object): void {
  const ephemeral = message.onlyFor !== null;
  const guildId = ephemeral ? null : channel.guildId;
  dispatch(world, {
    t,
    guildId,
    channelId: channel.id,
    ...(ephemeral && message.appId !== null && { appId: message.appId }),
    d: (viewer) => ({
      ...presentMessage(world, message, viewer),
      channel_type: channel.type,
      ...guildPart(world, guildId, message),
      ...more,
    }),
  });
}

function guildPart(world: World, guildId: string | null, message: Message) {
  if (guildId === null) return {};
  const member = world.guilds.get(guildId)?.members.get(message.authorId);
  return { guild_id: guildId, ...(member && { member: presentPartialMember(member) }) };
}

/** Tells bots and pages of deleted messages: one by one, or all at once. */
export function announceDeletion(
  world: World,
  channel: Channel,
  ids: readonly string[],
  bulk: boolean,
): void {
  const place = { channel_id: channel.id, ...(channel.guildId !== null && { guild_id: channel.guildId }) };
  const to = { guildId: channel.guildId, channelId: channel.id };
  if (bulk) dispatch(world, { t: "MESSAGE_DELETE_BULK", ...to, d: () => ({ ids, ...place }) });
  else for (const id of ids) dispatch(world, { t: "MESSAGE_DELETE", ...to, d: () => ({ id, ...place }) });
  for (const id of ids) tellPages(world, () => ({ kind: "deleted", roomId: channel.id, messageId: id }));
}
