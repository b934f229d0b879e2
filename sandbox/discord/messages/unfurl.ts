import type { Channel, Message, World } from "../world.ts";
import { announceChange } from "./announce.ts";

/**
 * Adds what Discord shows of a link, a moment after the message: it changes the message, but nobody has edited it. The
 * sandbox fetches nothing, so that the page is always the same.
 */
export function unfurl(world: World, channel: Channel, message: Message): void {
  const url = /https?:\/\/\S+/.exec(message.content)?.[0];
  if (url === undefined) return;
  message.embeds = [
    {
      type: "link",
      url,
      title: new URL(url).hostname,
      description: "What the page says of itself.",
      provider: { name: new URL(url).hostname },
    },
  ];
  announceChange(world, channel, message);
}
