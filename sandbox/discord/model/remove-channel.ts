import type { Channel, World } from "../world.ts";
import { announceChannel } from "./add-channel.ts";

/** Removes a channel with its threads and announces it. */
export function removeChannel(world: World, channel: Channel): void {
  const below = [...world.channels.values()].filter(({ parentId }) => parentId === channel.id);
  for (const each of below) removeChannel(world, each);
  announceChannel(world, channel, channel.thread ? "THREAD_DELETE" : "CHANNEL_DELETE");
  world.channels.delete(channel.id);
}
