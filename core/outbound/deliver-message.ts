import {
  type DeliveryReference,
  type SendSlots,
  type SendTask,
  beginSending,
  holdDeliveries,
  type Held,
  pauseSending,
  requeueDeliveries,
  recordReceipts,
  type Outcome,
} from "../deliveries/index.ts";
import { moveConversation } from "../conversations/index.ts";
import { inOrganization, type Database } from "../database/index.ts";
import type { ThreadReference } from "../protocol/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { carryOut, type CarryOutDependencies } from "./deliver-message/carry-out.ts";
import { retryWithBackoff } from "./deliver-message/retry-with-backoff.ts";
import { createFileMemory } from "./file-memory.ts";
import { createRateLimiter, type RateLimiter } from "./rate-limiter.ts";
import { createSendQueue, type QueueLimits } from "./send-queue.ts";

export type DeliverDependencies = Omit<
  CarryOutDependencies,
  "rates" | "memory" | "onRateLimited" | "onThreadMoved"
> & {
  readonly database: Database;
  /** Told after outcomes are committed, once an organization. */
  readonly announce: (organizationId: string) => void;
  /** Told when a platform asked to leave a whole account alone for a while. */
  readonly onSendingPaused?: (channelId: string) => void;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
};

/** Carries deliveries out, many at a time, one of a conversation at a time, channels in turn. */
export type Deliverer = {
  /** Begins a delivery leased to this process. */
  enqueue(delivery: DeliveryReference): void;
  /** Keeps up to `wanted` slots, for deliveries that are stored as begun: those need no second transaction to begin. */
  reserveSlots(wanted: number): SendSlots;
  /** How many more it should be handed by a sweeper: leases run while deliveries wait their turn. */
  capacity(): number;
  /** Channels of which it should be handed no more. */
  crowded(): string[];
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Finishes what is under way and begins nothing more; what waits for its platform's rate is left to others. */
  stop(): Promise<void>;
};

/** More wait here, still `queued` in their rows. A channel that is alone sends 64 at once. */
const LIMITS: QueueLimits = { total: 128, waiting: 512, waitingOfChannel: 128 };

/** Bytes of files that all sends of a process hold at once. */
const FILE_MEMORY = 256 * 1024 * 1024;

/** How long an answer is kept for a database that is away: after the lease nobody would believe it. */
const RECORD_FOR_MS = 60_000;

export function createDeliverer(deps: DeliverDependencies): Deliverer {
  const rates = createRateLimiter(deps.clock ?? Date.now);
  const { record, hold } = openWriters(deps, (next) => slots.enqueue(next));
  const begin = createBatcher((wanted: readonly DeliveryReference[]) => beginSending(deps.database, wanted));
  const carrying = {
    ...deps,
    rates,
    memory: createFileMemory(FILE_MEMORY),
    onRateLimited: pauseLimited(deps, rates),
    onThreadMoved: (task: SendTask, to: ThreadReference) =>
      retryWithBackoff(() => followThread(deps.database, task, to), RECORD_FOR_MS),
  };

  const carry = (task: SendTask, started: boolean) => carryOut(carrying, task, started, record, hold);
  const deliver = async (delivery: DeliveryReference, started: boolean) => {
    const task = await begin(delivery);
    if (task) await carry(task, started);
  };
  const slots = createSendQueue<DeliveryReference>(LIMITS, rates, (delivery, started) =>
    untilDone(delivery.id, deliver(delivery, started)),
  );

  function reserveSlots(wanted: number): SendSlots {
    const reserved = slots.reserve(wanted);
    return {
      count: reserved,
      begin(tasks) {
        tasks.forEach((task) => slots.use(task.channelId, untilDone(task.id, carry(task, false))));
        slots.cancel(reserved - tasks.length);
      },
      requeue(deliveries) {
        void retryWithBackoff(() => requeueDeliveries(deps.database, deliveries), RECORD_FOR_MS)
          // Their leases end; a person decides.
          .catch((error: unknown) => log.error({ err: errorMessage(error) }, "replies not taken back"))
          .finally(() => slots.cancel(reserved));
      },
    };
  }

  return {
    enqueue: slots.enqueue,
    reserveSlots,
    capacity: () => Math.max(0, slots.capacity()),
    crowded: slots.crowded,
    idle: slots.idle,
    async stop() {
      await slots.idle();
      slots.clear();
    },
  };
}

/** The row keeps its lease and its state: the sweeper takes it over, or settles it as unconfirmed. */
const untilDone = (id: string, done: Promise<void>) =>
  done.catch((error: unknown) =>
    log.error({ delivery: id, err: errorMessage(error) }, "delivery interrupted"),
  );

/** Writes down what became of attempts, many in one statement, for as long as the database is away. */
function openWriters({ database, announce }: DeliverDependencies, onNext: (next: DeliveryReference) => void) {
  const announceAll = (tasks: readonly SendTask[]) =>
    new Set(tasks.map((task) => task.organizationId)).forEach(announce);
  const record = createBatcher(async (outcomes: readonly Outcome[]) => {
    const { accepted, next } = await recordReceipts(database, outcomes);
    announceAll(outcomes.map((one) => one.task));
    next.forEach(onNext);
    return accepted;
  });
  const hold = createBatcher(async (held: readonly Held[]) => {
    await holdDeliveries(database, held);
    announceAll(held.map((one) => one.task));
    return held;
  });
  return {
    record: (outcome: Outcome) => retryWithBackoff(() => record(outcome), RECORD_FOR_MS),
    hold: async (held: Held) => void (await retryWithBackoff(() => hold(held), RECORD_FOR_MS)),
  };
}

/** What comes next goes where the platform has taken the thread, and what is written there belongs to the same conversation. */
const followThread = (
  database: Database,
  { organizationId, channelId, thread }: SendTask,
  to: ThreadReference,
) => inOrganization(database, organizationId, (tx) => moveConversation(tx, channelId, thread.key, to));

/** A limit of the whole account stops its sending: here at once, elsewhere as soon as the channel is opened or claimed from again. */
function pauseLimited(deps: DeliverDependencies, rates: RateLimiter): CarryOutDependencies["onRateLimited"] {
  const { database, channels, clock = Date.now } = deps;
  return async (task, { retryAfterMs, scope }) => {
    const target = { channelId: task.channelId, threadKey: task.thread.key };
    const isOfChannel = rates.isLimitOfChannel(target, retryAfterMs);
    if (scope === "thread" || (scope === undefined && !isOfChannel)) return;
    rates.pause(task.channelId, clock() + retryAfterMs);
    await retryWithBackoff(() => pauseSending(database, task, retryAfterMs), RECORD_FOR_MS);
    channels.forget(task.channelId);
    deps.onSendingPaused?.(task.channelId);
  };
}
