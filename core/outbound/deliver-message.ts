import type { DeliveryReference, Room, SendTask } from "../conversations/index.ts";
import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import { textOf } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { beginSending } from "./begin-sending.ts";
import { carryOut, type CarryOutDependencies } from "./deliver-message/carry-out.ts";
import { insist } from "./deliver-message/insist.ts";
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
  const waiting: DeliveryReference[] = [];
  const quiet: (() => void)[] = [];
  let running = 0;

  const begin = createBatcher((wanted: readonly DeliveryReference[]) => beginSending(deps.database, wanted));
  const record = createBatcher(async (outcomes: readonly Outcome[]) => {
    const { accepted, next } = await recordReceipts(deps.database, outcomes);
    for (const id of new Set(outcomes.map((one) => one.task.organizationId))) deps.announce(id);
    next.forEach(hand);
    return accepted;
  });

  const carry = (task: SendTask) => carryOut(deps, task, (outcome) => insist(() => record(outcome), RECORD_FOR_MS));
  const deliver = async (delivery: DeliveryReference) => {
    const task = await begin(delivery);
    if (task) await carry(task);
  };

  const leave = (places: number) => {
    running -= places;
    pump();
    if (running === 0) quiet.splice(0).forEach((resolve) => resolve());
  };

  /** In a place already taken. */
  const work = (id: string, done: Promise<void>) =>
    void done
      // The row keeps its lease and its state: the sweeper takes it over, or settles it as unconfirmed.
      .catch((error: unknown) => log.error({ delivery: id, err: textOf(error) }, "delivery interrupted"))
      .finally(() => leave(1));

  function pump(): void {
    while (running < CONCURRENCY && waiting.length > 0) {
      const delivery = waiting.shift();
      if (!delivery) return;
      running += 1;
      work(delivery.id, deliver(delivery));
    }
  }

  function hand(delivery: DeliveryReference): void {
    waiting.push(delivery);
    pump();
  }

  function reserve(wanted: number): Room {
    const places = Math.max(0, Math.min(wanted, CONCURRENCY - running - waiting.length));
    running += places;
    return {
      places,
      begin(tasks) {
        tasks.forEach((task) => work(task.id, carry(task)));
        leave(places - tasks.length);
      },
      takeBack(deliveries) {
        void insist(() => takeBack(deps.database, deliveries), RECORD_FOR_MS)
          // Their leases end; a person decides.
          .catch((error: unknown) => log.error({ err: textOf(error) }, "replies not taken back"))
          .finally(() => leave(places));
      },
    };
  }

  return { hand, reserve, room: () => Math.max(0, WAITING_ROOM - waiting.length - running), idle: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => quiet.push(resolve))) };
}
