import type { OpenChannel } from "../channels/index.ts";
import { summarise, type Recorded, type RecordInbound } from "../conversations/index.ts";
import type { Database } from "../database/index.ts";
import { textOf } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Responders } from "../outbox/index.ts";
import type { InboundEvent, MessageReceived, ReceiptArrived, TypingStarted } from "../protocol/index.ts";
import { applyInboundEvent } from "./apply-inbound-event.ts";
import { asMessage } from "./as-message.ts";
import { isCollision, isTransient } from "./is-transient.ts";
import { mergeHostedReceipts } from "./merge-hosted-receipts.ts";

export type IngestDependencies = {
  readonly database: Database;
  readonly record: RecordInbound;
  /** Says whether a responder wants a message that is about to be stored; left out, one may. */
  readonly interestIn?: Responders["interestIn"];
  /** Told after each commit: a message was stored, and whether this process now holds its event. */
  readonly onRecorded: (recorded: Extract<Recorded, { kind: "recorded" }>) => void;
  /** Ends the waiting a platform shows after a press or a native command. */
  readonly acknowledge: (channel: OpenChannel, answer: JsonObject) => void;
  /** Told of typing, which is never stored. */
  readonly onTyping: (channel: OpenChannel, event: TypingStarted) => void;
};

/**
 * Says a payload in our words and stores all it tells, event by event; answers in words the first that could not be read
 * or stored. Throws only what is no fault of the payload (`isTransient`): the platform must try again.
 */
export async function readPayload(
  deps: IngestDependencies,
  channel: OpenChannel,
  payload: JsonObject,
  at: string,
): Promise<string | undefined> {
  const events = normalise(channel, payload, at);
  if (typeof events === "string") return events;
  const { confirmed, others } = apart(channel, events);
  let first = await attempt(() => mergeHostedReceipts(deps.database, channel, confirmed, payload));
  for (const event of others) {
    const fault = await attempt(() => accept(deps, channel, event, payload, at));
    first ??= fault;
  }
  return first;
}

/** What a visitor confirms goes together; everything else by itself. */
function apart(
  { connector }: OpenChannel,
  events: readonly InboundEvent[],
): { readonly confirmed: readonly ReceiptArrived[]; readonly others: readonly InboundEvent[] } {
  if (!connector.hosts) return { confirmed: [], others: events };
  return { confirmed: events.filter(isReceipt), others: events.filter((event) => !isReceipt(event)) };
}

const isReceipt = (event: InboundEvent): event is ReceiptArrived => event.kind === "receipt_arrived";

/** Pure, so nothing it throws can pass. */
function normalise(channel: OpenChannel, payload: JsonObject, at: string): readonly InboundEvent[] | string {
  try {
    return channel.connector.normalise(payload, { ...channel.account, at });
  } catch (error) {
    return textOf(error);
  }
}

async function attempt(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work().catch((error: unknown) => {
      if (isCollision(error)) return work();
      throw error;
    });
    return undefined;
  } catch (error) {
    if (isTransient(error)) throw error;
    return textOf(error);
  }
}

async function accept(
  deps: IngestDependencies,
  channel: OpenChannel,
  event: InboundEvent,
  payload: JsonObject,
  at: string,
): Promise<void> {
  switch (event.kind) {
    case "typing_started":
      return deps.onTyping(channel, event);
    case "message_received":
      return store(deps, channel, event, payload, at);
    case "button_pressed":
    case "command_invoked":
      await store(deps, channel, asMessage(event), payload, at);
      // Only after it is stored: an acknowledged press is one the platform will not repeat.
      return event.answer && deps.acknowledge(channel, event.answer);
    default:
      await applyInboundEvent(deps.database, channel, event, payload);
  }
}

async function store(
  deps: IngestDependencies,
  channel: OpenChannel,
  event: MessageReceived,
  payload: JsonObject,
  at: string,
): Promise<void> {
  const { channelId, organizationId } = channel;
  const interest =
    event.author === "contact"
      ? await deps.interestIn?.(organizationId, summarise(channelId, event))
      : undefined;
  const recorded = await deps.record({ channelId, event, payload, receivedAt: at, interest });
  if (recorded.kind === "recorded") deps.onRecorded(recorded);
}
