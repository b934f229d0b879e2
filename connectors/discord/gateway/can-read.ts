import { z } from "zod";
import type { JsonObject } from "../../../core/kernel/json.ts";
import { rightsInChannel, rightsInServer } from "../connect/permissions.ts";
import { channels, guild as guildSchema, member } from "../connect/schemas.ts";

const READ_MESSAGE_HISTORY = 1n << 16n;

const told = guildSchema.extend({
  channels,
  threads: channels.default([]),
  members: z.array(member.extend({ user: z.object({ id: z.string() }) })).default([]),
});

/** Whether the bot may read what was written in a channel before, by what the gateway tells of a server; true where it does not tell. */
export function canRead(d: JsonObject, channelId: string, me: string | null): boolean {
  const guild = told.safeParse(d).data;
  const own = guild?.members.find(({ user }) => user.id === me);
  if (!guild || !own || me === null) return true;
  const thread = guild.threads.find(({ id }) => id === channelId);
  const channel = guild.channels.find(({ id }) => id === (thread?.parent_id ?? channelId));
  if (!channel) return true;
  const bot = { id: me, roles: own.roles };
  return (rightsInChannel(rightsInServer(guild, bot), channel, guild.id, bot) & READ_MESSAGE_HISTORY) !== 0n;
}
