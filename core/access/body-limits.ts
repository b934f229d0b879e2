import type { Context } from "hono";
import { invalid, unavailable, type HubError } from "../kernel/errors.ts";
import { networkOf } from "../kernel/network-of.ts";
import type { Share } from "./byte-budget.ts";

/** Milliseconds every body has; a large one has more. */
export const GRACE_MS = 10_000;

/** The slowest line a large body may come over: 100 kB a second. */
export const BYTES_PER_MS = 100;

/** Whoever was refused for lack of room tries again after these seconds. */
const RETRY_SECONDS = 2;

/** What a request shares with others: its address, of IPv6 the network, and its channel. */
export const sharesOf = (
  c: Context,
  channelId: string | undefined,
  { perAddress, perChannel }: { readonly perAddress: number; readonly perChannel: number },
): readonly Share[] => [
  { key: `address ${networkOf(String(c.get("ip")))}`, most: perAddress },
  ...(channelId === undefined ? [] : [{ key: `channel ${channelId}`, most: perChannel }]),
];

export const tooManyBodies = (): HubError =>
  unavailable("too_many_bodies", "The server is receiving too much data. Try again in a moment.", {
    retryAfterSeconds: RETRY_SECONDS,
  });

/** Waits for a body; throws `body_too_slow` when it does not come in time. */
export async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(invalid("body_too_slow", "The upload took too long. Try again.", { milliseconds })),
    milliseconds,
  );
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
