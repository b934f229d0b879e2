import type { Channel, World } from "../world.ts";
import { announceChannel } from "./add-channel.ts";

type Change = {
  readonly name?: string;
  readonly topic?: string | null;
  readonly archived?: boolean;
  readonly locked?: boolean;
};

/** Renames a channel or a thread, archives or locks a thread, and announces it. */
export function changeChannel(
  world: World,
  channel: Channel,
  { name, topic, archived, locked }: Change,
): void {
  if (name !== undefined) channel.name = name;
  if (topic !== undefined) channel.topic = topic;
  if (channel.thread && archived !== undefined) {
    channel.thread.archived = archived;
    channel.thread.changedAt = Date.now();
  }
  if (channel.thread && locked !== undefined) channel.thread.locked = locked;
  announceChannel(world, channel, channel.thread ? "THREAD_UPDATE" : "CHANNEL_UPDATE");
}
