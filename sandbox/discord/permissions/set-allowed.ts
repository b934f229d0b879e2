import { announceChannel } from "../model/add-channel.ts";
import type { Channel, World } from "../world.ts";
import { PERMISSION, type Permission } from "./bits.ts";

/** Denies a member permissions in a channel by an overwrite, or takes the denial back. */
export function setAllowed(
  world: World,
  channel: Channel,
  userId: string,
  permissions: readonly Permission[],
  allowed: boolean,
): void {
  const bits = permissions.reduce((all, name) => all | PERMISSION[name], 0n);
  const known = channel.overwrites.find(({ id }) => id === userId);
  const overwrite = known ?? { id: userId, type: 1 as const, allow: 0n, deny: 0n };
  if (!known) channel.overwrites.push(overwrite);
  overwrite.deny = allowed ? overwrite.deny & ~bits : overwrite.deny | bits;
  announceChannel(world, channel, channel.thread ? "THREAD_UPDATE" : "CHANNEL_UPDATE");
}
