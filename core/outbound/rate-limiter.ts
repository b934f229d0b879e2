import type { Capabilities } from "../protocol/index.ts";
import { fullBucket, takeToken, waitFor, type Rate, type TokenBucket } from "./token-bucket.ts";

/** What a call takes its tokens from: an account, and a thread of it. */
export type CallTarget = { readonly channelId: string; readonly threadKey: string };

/** Keeps one process within what platforms allow. Waits are in milliseconds, 0 is now. */
export type RateLimiter = {
  /** Learns, or learns anew, what a channel's platform allows. Until then nothing holds it back. */
  learn(channelId: string, rate: Capabilities["rate"]): void;
  /** How long until the channel may send at all: it is paused, or has no token. */
  waitOf(channelId: string): number;
  /** Takes a token of the channel for a send that starts; false when its rate is not known yet. */
  start(channelId: string): boolean;
  /** Takes the tokens one call needs, or none and says how long to wait. `started`: the channel's was taken by `start`. */
  take(target: CallTarget, started: boolean): number;
  /** Holds a channel back until then, in milliseconds of the clock. */
  pause(channelId: string, until: number): void;
  /**
   * Hears that a platform limited a thread for so long and named no scope; true when that means the whole channel,
   * because another of its threads is limited as well.
   */
  isLimitOfChannel(target: CallTarget, forMs: number): boolean;
};

type Channel = {
  rates?: { readonly channel: Rate; readonly thread: Rate };
  bucket?: TokenBucket;
  pausedUntil: number;
  /** Buckets that are not full again, by thread. */
  readonly threads: Map<string, TokenBucket>;
  /** Until when the platform holds a thread back. */
  readonly limited: Map<string, number>;
};

/** Full buckets are dropped once so many threads are remembered. */
const THREADS_REMEMBERED = 1_000;

export function createRateLimiter(clock: () => number): RateLimiter {
  const channels = new Map<string, Channel>();
  const of = (channelId: string): Channel => {
    const known = channels.get(channelId) ?? { pausedUntil: 0, threads: new Map(), limited: new Map() };
    channels.set(channelId, known);
    return known;
  };

  function waitOf(channelId: string, now = clock()): number {
    const channel = channels.get(channelId);
    if (!channel) return 0;
    const { rates, bucket, pausedUntil } = channel;
    return Math.max(0, pausedUntil - now, rates && bucket ? waitFor(bucket, rates.channel, now) : 0);
  }

  return {
    learn(channelId, rate) {
      const channel = of(channelId);
      channel.rates = ratesOf(rate);
      channel.bucket ??= fullBucket(channel.rates.channel, clock());
    },
    waitOf,
    start(channelId) {
      const channel = of(channelId);
      if (!channel.rates || !channel.bucket) return false;
      channel.bucket = takeToken(channel.bucket, channel.rates.channel, clock());
      return true;
    },
    take({ channelId, threadKey }, started) {
      const channel = of(channelId);
      const { rates, bucket } = channel;
      const now = clock();
      if (!rates || !bucket) return Math.max(0, channel.pausedUntil - now);
      const thread = channel.threads.get(threadKey) ?? fullBucket(rates.thread, now);
      const ofChannel = started ? channel.pausedUntil - now : waitOf(channelId, now);
      const wait = Math.max(0, waitFor(thread, rates.thread, now), ofChannel);
      if (wait > 0) return wait;
      if (!started) channel.bucket = takeToken(bucket, rates.channel, now);
      channel.threads.set(threadKey, takeToken(thread, rates.thread, now));
      if (channel.threads.size > THREADS_REMEMBERED) dropFull(channel.threads, rates.thread, now);
      return 0;
    },
    pause(channelId, until) {
      const channel = of(channelId);
      channel.pausedUntil = Math.max(channel.pausedUntil, until);
    },
    isLimitOfChannel({ channelId, threadKey }, forMs) {
      const { limited } = of(channelId);
      const now = clock();
      for (const [thread, until] of limited) if (until <= now) limited.delete(thread);
      limited.set(threadKey, now + forMs);
      return limited.size > 1;
    },
  };
}

/** A channel may send a second's worth at once; what a thread takes at once the platform says, or likewise. */
const ratesOf = ({ perChannelPerSecond, perThreadPerSecond, perThreadBurst }: Capabilities["rate"]) => ({
  channel: { perSecond: perChannelPerSecond, burst: Math.max(1, perChannelPerSecond) },
  thread: { perSecond: perThreadPerSecond, burst: Math.max(1, perThreadBurst ?? perThreadPerSecond) },
});

function dropFull(threads: Map<string, TokenBucket>, rate: Rate, now: number): void {
  for (const [key, bucket] of threads)
    if (bucket.tokens + ((now - bucket.at) / 1_000) * rate.perSecond >= rate.burst) threads.delete(key);
}
