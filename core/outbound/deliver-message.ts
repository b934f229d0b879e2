import type { DeliveryReference, Room, SendTask } from "../conversations/index.ts";
import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import { textOf } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { beginSending } from "./begin-sending.ts";
import { carryOut, type CarryOutDependencies } from "./deliver-message/carry-out.ts";
import { insist } from "./deliver-message/insist.ts";
import { openPlaces } from "./deliver-message/places.ts";
import { holdDeliveries } from "./hold-deliveries.ts";
import { takeBack } from "./take-back.ts";
import { recordReceipts, type Outcome } from "./record-receipt.ts";

export type DeliverDependencies = CarryOutDependencies & {
  readonly database: Database;
  /** Told after outcomes are committed, once an organization. */
  readonly announce: (organizationId: string) => void;
};

/** Carries deliveries out, many at a time, one of a conversation at a time. */
export type Deliverer = {
  /** Begins a delivery leased to this process. */
  hand(delivery: DeliveryReference): void;
  /** Keeps up to `wanted` places, for deliveries that are stored as begun: those need no second transaction to begin. */
  reserve(wanted: number): Room;
  /** How many more it should be handed by a sweeper: leases run while deliveries wait their turn. */
  room(): number;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

/** Sends at once under way in one process; more wait their turn here, still `queued` in their rows. */
const CONCURRENCY = 64;
const WAITING_ROOM = 4 * CONCURRENCY;

/** How long an answer is kept for a database that is away: after the lease nobody would believe it. */
const RECORD_FOR_MS = 60_000;

export function createDeliverer(deps: DeliverDependencies): Deliverer {
  const begin = createBatcher((wanted: readonly DeliveryReference[]) => beginSending(deps.database, wanted));
  const record = createBatcher(async (outcomes: readonly Outcome[]) => {
    const { accepted, next } = await recordReceipts(deps.database, outcomes);
    for (const id of new Set(outcomes.map((one) => one.task.organizationId))) deps.announce(id);
    next.forEach(places.hand);
    return accepted;
  });
  const hold = createBatcher(async (tasks: readonly SendTask[]) => {
    await holdDeliveries(deps.database, tasks);
    for (const id of new Set(tasks.map((task) => task.organizationId))) deps.announce(id);
    return tasks;
  });

  const carry = (task: SendTask) =>
    carryOut(
      deps,
      task,
      (outcome) => insist(() => record(outcome), RECORD_FOR_MS),
      async (begun) => void (await insist(() => hold(begun), RECORD_FOR_MS)),
    );
  const deliver = async (delivery: DeliveryReference) => {
    const task = await begin(delivery);
    if (task) await carry(task);
  };

  const untilDone = (id: string, done: Promise<void>) =>
    // The row keeps its lease and its state: the sweeper takes it over, or settles it as unconfirmed.
    done.catch((error: unknown) => log.error({ delivery: id, err: textOf(error) }, "delivery interrupted"));
  const places = openPlaces<DeliveryReference>(CONCURRENCY, (delivery) =>
    untilDone(delivery.id, deliver(delivery)),
  );

  function reserve(wanted: number): Room {
    const kept = places.keep(wanted);
    return {
      places: kept,
      begin(tasks) {
        tasks.forEach((task) => places.use(untilDone(task.id, carry(task))));
        places.leave(kept - tasks.length);
      },
      takeBack(deliveries) {
        void insist(() => takeBack(deps.database, deliveries), RECORD_FOR_MS)
          // Their leases end; a person decides.
          .catch((error: unknown) => log.error({ err: textOf(error) }, "replies not taken back"))
          .finally(() => places.leave(kept));
      },
    };
  }

  return {
    hand: places.hand,
    reserve,
    room: () => Math.max(0, WAITING_ROOM - places.taken()),
    idle: places.idle,
  };
}
