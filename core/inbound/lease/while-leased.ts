import type { Bus } from "../../bus/index.ts";
import type { Database } from "../../database/index.ts";
import { errorMessage } from "../../kernel/errors.ts";
import { log } from "../../kernel/log.ts";
import { renewLease, type ChannelLease } from "./channel-lease.ts";

export type LeaseDependencies = {
  readonly database: Pick<Database, "system">;
  readonly bus: Pick<Bus, "subscribe">;
};

/** How long a lease lasts by the database's clock, and how often it is renewed. */
export type LeaseTimings = { readonly leaseMs: number; readonly renewMs: number };

/** Three renewals may fail before another process takes over. */
export const LEASE: LeaseTimings = { leaseMs: 45_000, renewMs: 15_000 };

/**
 * Works while a lease lasts, and renews it meanwhile. The work's signal ends it when the lease is lost, when it could not
 * be renewed in time, and as soon as the channel is paused, removed or changed.
 */
export async function whileLeased<T>(
  deps: LeaseDependencies,
  lease: ChannelLease,
  ending: AbortSignal,
  { leaseMs, renewMs }: LeaseTimings,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lost = new AbortController();
  const end = () => lost.abort();
  // A process that was stopped for long finds this timer overdue, and ends its work before it asks anybody.
  let deadline = setTimeout(end, leaseMs - renewMs);
  const renew = async () => {
    const begun = performance.now();
    if (!(await renewLease(deps.database, lease, leaseMs))) return end();
    clearTimeout(deadline);
    if (!lost.signal.aborted)
      deadline = setTimeout(end, Math.max(0, begun + leaseMs - renewMs - performance.now()));
  };
  const renewals = new Set<Promise<void>>();
  const renewSoon = () => {
    const renewal = renew()
      .catch((error: unknown) =>
        log.warn({ channelId: lease.channelId, err: errorMessage(error) }, "lease not renewed"),
      )
      .finally(() => renewals.delete(renewal));
    renewals.add(renewal);
  };
  const timer = setInterval(renewSoon, renewMs);
  const unsubscribe = await deps.bus.subscribe(
    "changed",
    ({ channelId }) => void (channelId === lease.channelId && renewSoon()),
  );
  try {
    return await work(AbortSignal.any([ending, lost.signal]));
  } finally {
    end();
    unsubscribe();
    clearInterval(timer);
    await Promise.all(renewals);
    clearTimeout(deadline);
  }
}
