import { claimDeliveries, settleUnconfirmed, type Deliverer } from "../core/outbound/index.ts";
import { claimEvents } from "../core/outbox/index.ts";
import { createBatcher } from "../core/kernel/batch.ts";
import type { Responder } from "../core/rules/index.ts";
import type { Database } from "../core/database/index.ts";
import type { Capabilities } from "../core/protocol/index.ts";

export type RelayDependencies = {
  readonly database: Database;
  readonly responder: Responder;
  readonly deliverer: Deliverer;
  readonly capabilitiesOf: (connector: string) => Capabilities | undefined;
  readonly announce: (organizationId: string) => void;
};

/** What one round takes over; a full round is followed by another at once. */
const ROUND = 200;

/** Takes over what nobody works on, from the rows: born unclaimed by a server without work, or left by a process that died. */
export function createRelay(deps: RelayDependencies): () => Promise<void> {
  const round = createBatcher(async (calls: readonly null[]) => {
    let taken = ROUND;
    while (taken === ROUND) taken = await sweep(deps);
    return calls;
  }, { max: 1_000, inFlight: 1 });
  return async () => {
    await round(null);
  };
}

async function sweep({ database, responder, deliverer, capabilitiesOf, announce }: RelayDependencies): Promise<number> {
  const events = await claimEvents(database, ROUND);
  events.forEach(responder.hand);
  (await settleUnconfirmed(database, capabilitiesOf)).forEach(announce);
  const deliveries = await claimDeliveries(database, ROUND);
  deliveries.forEach(deliverer.hand);
  return Math.max(events.length, deliveries.length);
}
