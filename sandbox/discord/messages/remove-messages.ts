import type { Channel, World } from "../world.ts";
import { announceDeletion } from "./announce.ts";

/** Removes messages of a channel and announces it: one event for several if they go in bulk. */
export function removeMessages(world: World, channel: Channel, ids: readonly string[], bulk = false): void {
  const known = ids.filter((id) => channel.messages.delete(id));
  if (known.length > 0) announceDeletion(world, channel, known, bulk);
}
