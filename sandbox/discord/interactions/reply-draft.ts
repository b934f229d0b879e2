import { REPLY_TYPE, type Draft } from "../messages/post-message.ts";
import type { Channel, Interaction } from "../world.ts";

/** The type of a message that answers a command. */
const COMMAND_REPLY = 20;

/** Returns what marks a message as an answer to an interaction. */
export function replyDraft(
  interaction: Interaction,
  channel: Channel,
  ephemeral: boolean,
  after: string | null,
): Draft {
  const { id, type, name, userId, appId } = interaction;
  const target = after === null ? undefined : channel.messages.get(after);
  const reference = target && { messageId: target.id, channelId: channel.id, guildId: channel.guildId };
  return {
    appId,
    type: reference ? REPLY_TYPE : type === 2 ? COMMAND_REPLY : 0,
    reference: reference ?? null,
    interaction: { id, type, name, userId },
    onlyFor: ephemeral ? userId : null,
  };
}
