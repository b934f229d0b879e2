import { dispatch } from "../gateway/dispatch.ts";
import { presentMember } from "../present/user.ts";
import { type Channel, type World } from "../world.ts";
import { speaker } from "./speaker.ts";

/** Shows that a person is typing. */
export function type(world: World, channel: Channel, from: string | undefined): void {
  const person = speaker(world, channel, from);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  dispatch(world, {
    t: "TYPING_START",
    guildId: channel.guildId,
    channelId: channel.id,
    d: () => ({
      channel_id: channel.id,
      user_id: person.id,
      timestamp: Math.floor(Date.now() / 1000),
      ...(guild && { guild_id: guild.id, member: presentMember(world, guild, person.id) }),
    }),
  });
}
