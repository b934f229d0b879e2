import { createConcurrencyLimiter } from "./concurrency-limiter.ts";
import { createWaitingList, type WaitingLimits } from "./waiting-list.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** A process's slots to send in, and what waits for one, by channel. */
export type SendQueue<Waiting> = {
  /** Puts one behind what waits of its channel; its work starts as soon as the channel may send and has a slot. */
  enqueue(one: Waiting): void;
  /** Reserves up to `wanted` slots; answers how many. Each is used or cancelled. */
  reserve(wanted: number): number;
  /** Uses a reserved slot until the work is done. */
  use(channelId: string, work: Promise<void>): void;
  cancel(slots: number): void;
  /** How many more may be brought to wait here. */
  capacity(): number;
  /** Channels of which enough waits here. */
  crowded(): string[];
  /** Resolves when nothing is under way; what waits for its platform's rate stays where it is. */
  idle(): Promise<void>;
  /** Forgets what waits. */
  clear(): void;
};

export type QueueLimits = WaitingLimits & {
  /** Sends under way at once. */
  readonly total: number;
};

/** Starts `work` for what is enqueued, channels in turn. `started`: a token of the channel was taken for it. Work must not reject. */
export function createSendQueue<Waiting extends { readonly id: string; readonly channelId: string }>(
  limits: QueueLimits,
  rates: Pick<RateLimiter, "waitOf" | "start">,
  work: (one: Waiting, started: boolean) => Promise<void>,
): SendQueue<Waiting> {
  const limiter = createConcurrencyLimiter(limits.total);
  const list = createWaitingList<Waiting>(limits);
  const timers = createWakeTimers(fill);
  const quiet: (() => void)[] = [];

  function fill(): void {
    // A channel that started one stands behind the others, and is visited again.
    for (const channelId of list.channels()) startNext(channelId);
    if (limiter.inUse() === 0) quiet.splice(0).forEach((resolve) => resolve());
  }

  function startNext(channelId: string): void {
    if (!maySend(channelId) || !limiter.acquire(channelId)) return;
    const one = list.take(channelId);
    if (one) finish(channelId, work(one, rates.start(channelId)));
  }

  function maySend(channelId: string): boolean {
    const wait = rates.waitOf(channelId);
    if (wait > 0) timers.set(channelId, wait);
    return wait === 0;
  }

  const finish = (channelId: string, done: Promise<void>) =>
    void done.finally(() => {
      limiter.release(channelId);
      fill();
    });

  return {
    enqueue(one) {
      list.add(one);
      fill();
    },
    reserve: limiter.reserve,
    use(channelId, done) {
      limiter.assign(channelId);
      finish(channelId, done);
    },
    cancel(slots) {
      limiter.cancel(slots);
      fill();
    },
    capacity: list.capacity,
    crowded: list.crowded,
    clear() {
      list.clear();
      timers.clear();
    },
    idle: () => (limiter.inUse() === 0 ? Promise.resolve() : new Promise((resolve) => quiet.push(resolve))),
  };
}

/** Calls `wake` when a channel's wait is over, one timer a channel. */
function createWakeTimers(wake: () => void) {
  const timers = new Map<string, NodeJS.Timeout>();
  const fire = (channelId: string) => {
    timers.delete(channelId);
    wake();
  };
  return {
    set(channelId: string, wait: number): void {
      if (timers.has(channelId)) return;
      const timer = setTimeout(() => fire(channelId), Math.min(wait, LONGEST_TIMER_MS));
      timers.set(channelId, timer.unref());
    },
    clear(): void {
      timers.forEach((timer) => clearTimeout(timer));
      timers.clear();
    },
  };
}

/** A pause may end sooner than it was said to, and the clock may be set. */
const LONGEST_TIMER_MS = 30_000;
