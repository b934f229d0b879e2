import type { Context } from "hono";
import type { VisitorActor } from "../access/index.ts";
import { refused } from "../kernel/errors.ts";
import { networkOf } from "../kernel/network-of.ts";

/** Streams open at a time: of one visitor, of whose tabs each has one, and of one address, behind which a whole office may sit. */
const MOST = { visitor: 30, address: 500 };

/** Takes a place for one more stream and returns the way to give it back; throws `too_many_tries` where all are taken. */
type TakePlace = (visitor: VisitorActor, c: Context) => () => void;

/** Counts streams for as long as they are open: each costs a listener and a timer, and anybody may be any number of visitors. Needs `ip` in the context. */
export function limitStreams(): TakePlace {
  const open = new Map<string, number>();
  const change = (key: string, by: number) => {
    const count = (open.get(key) ?? 0) + by;
    if (count === 0) open.delete(key);
    else open.set(key, count);
  };
  return ({ channelId, visitorKey }, c) => {
    const places = [
      [`${channelId} ${visitorKey}`, MOST.visitor],
      [networkOf(String(c.get("ip"))), MOST.address],
    ] as const;
    if (places.some(([key, most]) => (open.get(key) ?? 0) >= most))
      throw refused("too_many_tries", "The chat is open in too many tabs. Close one.", {
        retryAfterSeconds: 60,
      });
    for (const [key] of places) change(key, 1);
    return () => places.forEach(([key]) => change(key, -1));
  };
}
