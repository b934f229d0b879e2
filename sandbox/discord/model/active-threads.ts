import type { Channel, Guild, World } from "../world.ts";

/** Returns the threads of a server that are not archived. */
export const activeThreads = (world: World, guildId: string | null): readonly Channel[] =>
  [...world.channels.values()].filter(
    (channel) => channel.guildId === guildId && channel.thread?.archived === false,
  );

/** Whether a server may have one more active thread. */
export function hasRoomForThread(world: World, guildId: string | null): boolean {
  const guild: Guild | undefined = world.guilds.get(guildId ?? "");
  return !guild || activeThreads(world, guildId).length < guild.activeThreads;
}
