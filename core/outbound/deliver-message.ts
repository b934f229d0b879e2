import type { ChannelAccess, OpenChannel } from "../channels/index.ts";
import type { DeliveryReference } from "../conversations/index.ts";
import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import { textOf } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import type { Receipt, Rendered } from "../protocol/index.ts";
import { beginSending, type SendTask } from "./begin-sending.ts";
import { judge } from "./delivery.ts";
import { recordReceipts, type Outcome } from "./record-receipt.ts";
import { toOperation, type ReadAttachment } from "./to-operation.ts";

export type DeliverDependencies = {
  readonly database: Database;
  readonly channels: ChannelAccess;
  readonly readAttachment: ReadAttachment;
  /** Told after outcomes are committed, once an organization. */
  readonly announce: (organizationId: string) => void;
  /** Told when a platform refuses a channel's credentials. */
  readonly onUnauthorised: (channelId: string, reason: string) => void;
};

/** Carries deliveries out, many at a time, one of a conversation at a time. */
export type Deliverer = {
  /** Begins a delivery leased to this process. */
  hand(delivery: DeliveryReference): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

/** Sends at once under way in one process; more wait their turn here, still `queued` in their rows. */
const CONCURRENCY = 64;

export function createDeliverer(deps: DeliverDependencies): Deliverer {
  const waiting: DeliveryReference[] = [];
  const quiet: (() => void)[] = [];
  let running = 0;

  const begin = createBatcher((wanted: readonly DeliveryReference[]) => beginSending(deps.database, wanted));
  const record = createBatcher(async (outcomes: readonly Outcome[]) => {
    const next = await recordReceipts(deps.database, outcomes);
    for (const id of new Set(outcomes.map((one) => one.task.organizationId))) deps.announce(id);
    next.forEach(hand);
    return outcomes;
  });

  const deliver = async (delivery: DeliveryReference) => {
    const task = await begin(delivery);
    if (task) await carryOut(deps, task, record);
  };

  const pump = () => {
    while (running < CONCURRENCY && waiting.length > 0) {
      const delivery = waiting.shift();
      if (!delivery) return;
      running += 1;
      deliver(delivery)
        // The row keeps its lease and its state: the sweeper takes it over, or settles it as unconfirmed.
        .catch((error: unknown) => log.error({ delivery: delivery.id, err: textOf(error) }, "delivery interrupted"))
        .finally(() => {
          running -= 1;
          pump();
          if (running === 0) quiet.splice(0).forEach((resolve) => resolve());
        });
    }
  };

  function hand(delivery: DeliveryReference): void {
    waiting.push(delivery);
    pump();
  }

  return { hand, idle: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => quiet.push(resolve))) };
}

/** Makes a message's calls one after the other, writing each outcome down before the next. */
async function carryOut(deps: DeliverDependencies, task: SendTask, record: (outcome: Outcome) => Promise<unknown>): Promise<void> {
  const channel = await deps.channels.open(task.channelId);
  if (!channel) return void (await record(refusal(task, "The channel no longer exists.")));
  const { calls, obstacle } = prepare(channel, task, deps.readAttachment);
  if (obstacle !== undefined) return void (await record(refusal(task, obstacle)));
  for (let part = task.partsSent; part < calls.length; part += 1) {
    const receipt = await call(channel, calls[part]);
    const verdict = judge(receipt, task.attempt, part === calls.length - 1, channel.connector.capabilities.idempotency, Math.random);
    await record({ task, part, partsSent: verdict.state === "sending" || verdict.state === "sent" ? part + 1 : part, receipt, verdict });
    if (receipt.kind === "unauthorised") deps.onUnauthorised(task.channelId, receipt.reason);
    if (verdict.state !== "sending") return;
  }
}

type Prepared = { readonly calls: readonly Rendered[]; readonly obstacle?: string };

/** The calls to make, or in words why there are none. */
function prepare(channel: OpenChannel, task: SendTask, read: ReadAttachment): Prepared {
  if (channel.status === "paused") return { calls: [], obstacle: "The channel is paused. Resume it and send again." };
  try {
    const calls = channel.connector.render(toOperation(task, read));
    if (calls.length === 0 && task.operation === "send") return { calls, obstacle: "There is nothing in this message that the platform can carry." };
    return { calls: orNothing(calls) };
  } catch (error) {
    return { calls: [], obstacle: textOf(error) };
  }
}

/** An operation the platform has no call for is done by doing nothing. */
const NOTHING: Rendered = { payload: { nothing: true } };
const orNothing = (calls: readonly Rendered[]): readonly Rendered[] => (calls.length > 0 ? calls : [NOTHING]);

async function call(channel: OpenChannel, rendered: Rendered | undefined): Promise<Receipt> {
  if (!rendered || rendered === NOTHING) return { kind: "done" };
  try {
    return await channel.connector.send(channel.account, rendered);
  } catch (error) {
    // A connector must not throw; if it does, nobody knows whether the platform accepted.
    return { kind: "unconfirmed", reason: textOf(error) };
  }
}

const refusal = (task: SendTask, reason: string): Outcome => ({
  task,
  part: task.partsSent,
  partsSent: task.partsSent,
  receipt: { kind: "rejected", reason },
  verdict: { state: "failed", outcome: "rejected", detail: reason, retryAfterMs: null },
});
