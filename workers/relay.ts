import { type Deliverer } from "../core/outbound/index.ts";
import { claimDeliveries, recoverStuckSends } from "../core/deliveries/index.ts";
import { claimEvents, type Responders } from "../core/outbox/index.ts";
import { createBatcher } from "../core/kernel/batch.ts";
import type { Database } from "../core/database/index.ts";
import type { Connector } from "../core/protocol/index.ts";

export type RelayDependencies = {
  readonly database: Database;
  readonly responders: Pick<Responders, "enqueue" | "capacity">;
  readonly deliverer: Pick<Deliverer, "enqueue" | "capacity" | "crowded">;
  readonly platformOf: (connector: string) => Connector | undefined;
  readonly announce: (organizationId: string) => void;
};

/** Takes over what nobody works on, from the rows. */
export type Relay = {
  /** One round; whoever asks during a round gets the next one. */
  sweep(): Promise<void>;
  /** Takes nothing more over; resolves when the round under way is done. */
  stop(): Promise<void>;
};

/** What one round takes over. */
const ROUND = 200;

/** Takes over events that a server inserted without a lease, or that a dead process left, up to the free capacity. Others take the rest. */
export function createRelay(deps: RelayDependencies): Relay {
  let stopped = false;
  const round = createBatcher(
    async (calls: readonly null[]) => {
      if (!stopped) await sweep(deps);
      return calls;
    },
    { max: 1_000, inFlight: 1 },
  );
  const sweepOnce = async () => void (await round(null));
  return {
    sweep: sweepOnce,
    stop: async () => {
      stopped = true;
      await sweepOnce();
    },
  };
}

async function sweep(deps: RelayDependencies): Promise<void> {
  // One that fails keeps nobody else's work from being found.
  const outcomes = await Promise.allSettled([
    takeEvents(deps),
    settle(deps).then(() => takeDeliveries(deps)),
  ]);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

async function takeEvents({ database, responders }: RelayDependencies): Promise<void> {
  for (let wanted = roundOf(responders.capacity()); wanted > 0; wanted = roundOf(responders.capacity())) {
    const events = await claimEvents(database, wanted);
    events.forEach(responders.enqueue);
    if (events.length < wanted) return;
  }
}

async function takeDeliveries({ database, deliverer }: RelayDependencies): Promise<void> {
  for (let wanted = roundOf(deliverer.capacity()); wanted > 0; wanted = roundOf(deliverer.capacity())) {
    const deliveries = await claimDeliveries(database, wanted, deliverer.crowded());
    deliveries.forEach(deliverer.enqueue);
    // Channels in turn: fewer than wanted may only mean that one of them had no more.
    if (deliveries.length === 0) return;
  }
}

const settle = async ({ database, platformOf, announce }: RelayDependencies): Promise<void> =>
  (await recoverStuckSends(database, platformOf)).forEach(announce);

const roundOf = (capacity: number): number => Math.min(ROUND, capacity);
