import type { MemberActor } from "../access/index.ts";
import { refused } from "../kernel/errors.ts";

/** Streams of one member at a time in a process: each of their tabs and devices has one. */
const MOST = 40;

/** Takes a slot for one more stream of a member and returns what gives it back; throws `too_many_streams`. */
export type AcquireSlot = (actor: Pick<MemberActor, "userId">) => () => void;

/** Counts members' streams for as long as they are open: each costs a listener, a timer and a look at the rights every 15 seconds. */
export function limitStreams(most: number = MOST): AcquireSlot {
  const open = new Map<string, number>();
  return ({ userId }) => {
    const count = open.get(userId) ?? 0;
    if (count >= most)
      throw refused("too_many_streams", "The inbox is open in too many tabs. Close one.", {
        retryAfterSeconds: 60,
      });
    open.set(userId, count + 1);
    return () => {
      const left = (open.get(userId) ?? 1) - 1;
      if (left === 0) open.delete(userId);
      else open.set(userId, left);
    };
  };
}
