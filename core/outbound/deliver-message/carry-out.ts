import type { ChannelAccess, OpenChannel } from "../../channels/index.ts";
import { errorMessage } from "../../kernel/errors.ts";
import type { Receipt, Rendered, ThreadReference } from "../../protocol/index.ts";
import {
  isRepeatable,
  settlesBy,
  type SendTask,
  nextDeliveryState,
  type Held,
  type Outcome,
} from "../../deliveries/index.ts";
import type { FileMemory } from "../file-memory.ts";
import type { CallTarget, RateLimiter } from "../rate-limiter.ts";
import { callPlatform } from "./call-platform.ts";
import { sentAsFiles, toOperation, type ReadAttachment } from "../to-operation.ts";

export type CarryOutDependencies = {
  readonly channels: ChannelAccess;
  readonly readAttachment: ReadAttachment;
  /** Told when a platform refuses a channel's credentials. */
  readonly onUnauthorised: (channelId: string, reason: string) => void;
  readonly rates: RateLimiter;
  readonly memory: FileMemory;
  readonly onRateLimited: (task: SendTask, receipt: RateLimited) => Promise<void>;
  /** Told when a message went out in another thread than it was queued for. */
  readonly onThreadMoved: (task: SendTask, to: ThreadReference) => Promise<void>;
};

export type RateLimited = Extract<Receipt, { kind: "rate_limited" }>;

/** Writes an outcome down; false when the delivery is no longer this attempt's. */
export type RecordOutcome = (outcome: Outcome) => Promise<boolean>;

/** Puts a delivery back, untried; it is due again in so many milliseconds. */
export type Hold = (held: Held) => Promise<void>;

/**
 * Makes a message's calls one after the other, writing each outcome down before the next, and stops where it is no longer its
 * turn or the platform's rate is used up. A paused channel begins none; what was begun before the pause may finish. `started`: the
 * channel's token for the first call was taken before.
 */
export async function carryOut(
  deps: CarryOutDependencies,
  task: SendTask,
  started: boolean,
  record: RecordOutcome,
  hold: Hold,
): Promise<void> {
  const { channel, calls, obstacle } = await plan(deps, task);
  if (channel?.status === "paused") return hold({ task, dueInMs: 0 });
  if (!channel || obstacle)
    return void (await record(outcomeOf(task, task.partsSent, obstacle ?? GONE, true)));
  learnRate(deps.rates, channel);
  let part = task.partsSent;
  do {
    const isPaid = started && part === task.partsSent;
    const dueInMs = calls[part] ? deps.rates.take(targetOf(task), isPaid) : 0;
    if (dueInMs > 0) return hold({ task, dueInMs });
    const isFirst = part === task.partsSent;
    const giveBack = deps.memory.take(task, calls[part]);
    if (!giveBack) return hold({ task, dueInMs: MEMORY_WAIT_MS });
    const answer = await callPlatform(channel, calls[part], isFirst ? doubtOf(task) : null).finally(giveBack);
    const receipt = withLosses(answer, part, task, channel);
    const outcome = outcomeOf(task, part, receipt, part >= calls.length - 1, channel);
    const accepted = await record(outcome);
    if (receipt.kind === "unauthorised") deps.onUnauthorised(task.channelId, receipt.reason);
    if (receipt.kind === "rate_limited") await deps.onRateLimited(task, receipt);
    const to = movedTo(task, receipt);
    if (to) await deps.onThreadMoved(task, to);
    if (!accepted || outcome.verdict.state !== "sending") return;
    part += 1;
  } while (part < calls.length);
}

/** Where the platform has taken the thread. What only one person sees may go to a place of theirs, and the thread stays. */
const movedTo = ({ payload }: SendTask, receipt: Receipt): ThreadReference | undefined =>
  receipt.kind === "sent" && payload["audience"] === undefined ? receipt.thread : undefined;

/** How long a delivery waits for others to let go of their files. */
const MEMORY_WAIT_MS = 500;

/** Whatever is no message may be done twice. */
const doubtOf = ({ operation, doubtedForMs }: SendTask): number | null =>
  isRepeatable(operation) ? null : doubtedForMs;

/** Says in the receipt of the first call, which brings the files, what of them the platform does not show as it is. */
function withLosses(receipt: Receipt, part: number, task: SendTask, { connector }: OpenChannel): Receipt {
  if (receipt.kind !== "sent" || receipt.degraded !== undefined || part > 0) return receipt;
  const names = sentAsFiles(task, connector.capabilities).map(({ fileName }) => fileName);
  if (names.length === 0) return receipt;
  return { ...receipt, degraded: `${connector.name} took ${names.join(", ")} as a plain file only.` };
}

const targetOf = ({ channelId, thread }: SendTask): CallTarget => ({ channelId, threadKey: thread.key });

/** What the platform allows this account, and until when it asked any process to leave it alone. */
function learnRate(
  rates: RateLimiter,
  { channelId, connector, account, sendingPausedUntil }: OpenChannel,
): void {
  rates.learn(channelId, connector.rateOf?.(account.settings) ?? connector.capabilities.rate);
  if (sendingPausedUntil) rates.pause(channelId, sendingPausedUntil.getTime());
}

function outcomeOf(
  task: SendTask,
  part: number,
  receipt: Receipt,
  last: boolean,
  channel?: OpenChannel,
): Outcome {
  const settles =
    isRepeatable(task.operation) ||
    (channel !== undefined &&
      settlesBy(channel.connector, (part === task.partsSent && task.doubtedForMs) || 0) !== null);
  const verdict = nextDeliveryState(
    receipt,
    receipt.kind === "rate_limited" ? task.rateLimitWaits + 1 : task.tries,
    last,
    settles,
    Math.random,
  );
  return {
    task,
    part,
    partsSent: verdict.state === "sending" || verdict.state === "sent" ? part + 1 : part,
    ...(channel && { callsLeft: !last }),
    receipt,
    verdict,
  };
}

/** The calls to make, or what stands in their way before anything has left. */
type Plan = {
  readonly channel?: OpenChannel;
  readonly calls: readonly Rendered[];
  readonly obstacle?: Receipt;
};

const rejected = (reason: string): Receipt => ({ kind: "rejected", reason });
const GONE = rejected("The channel was removed.");

async function plan({ channels, readAttachment }: CarryOutDependencies, task: SendTask): Promise<Plan> {
  try {
    const channel = await channels.open(task.channelId);
    return channel ? { channel, ...prepare(channel, task, readAttachment) } : { calls: [], obstacle: GONE };
  } catch (error) {
    return {
      calls: [],
      obstacle: { kind: "unreachable", reason: `Couldn't open the channel: ${errorMessage(error)}` },
    };
  }
}

function prepare(channel: OpenChannel, task: SendTask, read: ReadAttachment): Omit<Plan, "channel"> {
  if (task.deleted && task.operation !== "delete")
    return { calls: [], obstacle: rejected("Deleted before it was sent.") };
  if (["edit", "delete", "react"].includes(task.operation) && task.externalId === null)
    return { calls: [], obstacle: rejected("This message was never delivered.") };
  try {
    const calls = channel.connector.render(toOperation(task, read, channel.connector.capabilities));
    return calls.length === 0 && task.operation === "send"
      ? { calls, obstacle: rejected("The platform doesn't support anything in this message.") }
      : { calls };
  } catch (error) {
    return { calls: [], obstacle: rejected(errorMessage(error)) };
  }
}
