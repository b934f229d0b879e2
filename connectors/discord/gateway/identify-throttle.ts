import type { IIdentifyThrottler } from "@discordjs/ws";

const throttles = new Map<string, IIdentifyThrottler>();
const THROTTLES_MAX = 100;

/** Returns the throttle of a bot. It outlives a connection: Discord lets a bot identify once in five seconds, however often it begins anew. */
export function throttleFor(bot: string, make: () => IIdentifyThrottler): IIdentifyThrottler {
  const known = throttles.get(bot);
  if (known) return known;
  const throttle = make();
  const [oldest] = throttles.keys();
  if (throttles.size >= THROTTLES_MAX && oldest !== undefined) throttles.delete(oldest);
  throttles.set(bot, throttle);
  return throttle;
}
