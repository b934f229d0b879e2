import type { OpenChannel } from "../channels/index.ts";
import { summarise, type InboundMessage } from "../conversations/index.ts";
import { inOrganization } from "../database/index.ts";
import { adoptEcho } from "../deliveries/index.ts";
import { believableTime } from "../kernel/believable-time.ts";
import { errorMessage } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import type {
  ButtonPressed,
  CommandInvoked,
  FormSubmitted,
  InboundEvent,
  MessageReceived,
  ReceiptArrived,
} from "../protocol/index.ts";
import { applyInboundEvent } from "./apply-inbound-event.ts";
import { asMessage } from "./as-message.ts";
import { findForm } from "./find-form.ts";
import { keepPayload } from "./keep-payload.ts";
import { rememberAvatar } from "./remember-avatar.ts";
import { recordEvent } from "./record-event.ts";
import type { IngestDependencies } from "./ingest-dependencies.ts";
import { isCollision, isTransient } from "./is-transient.ts";
import { mergeHostedReceipts } from "./merge-hosted-receipts.ts";

/**
 * Normalises a payload and stores its events one by one. Returns the first error of an event that could not be read or
 * stored. Throws only transient errors (`isTransient`), after which the platform must deliver again.
 */
export async function readPayload(
  deps: IngestDependencies,
  channel: OpenChannel,
  payload: JsonObject,
  at: string,
): Promise<string | undefined> {
  const events = normalise(channel, payload, at);
  if (typeof events === "string") return events;
  // What a hosted page asks without saying anything is no platform's word.
  if (events.length === 0 && !channel.connector.hosts)
    return attempt(() => keepPayload(deps.database, channel, payload, at));
  const { confirmed, others } = partition(channel, events);
  let first = await attempt(() => mergeHostedReceipts(deps.database, channel, confirmed, payload));
  for (const event of others) {
    const fault = await attempt(() => ingestEvent(deps, channel, event, payload, at));
    first ??= fault;
  }
  return first;
}

/** Separates a visitor's receipts, which are stored together, from events that are stored one by one. */
function partition(
  { connector }: OpenChannel,
  events: readonly InboundEvent[],
): { readonly confirmed: readonly ReceiptArrived[]; readonly others: readonly InboundEvent[] } {
  if (!connector.hosts) return { confirmed: [], others: events };
  return { confirmed: events.filter(isReceipt), others: events.filter((event) => !isReceipt(event)) };
}

const isReceipt = (event: InboundEvent): event is ReceiptArrived => event.kind === "receipt_arrived";

/** An event at a time that can be; nearly all come with one. */
function believably<Event extends InboundEvent>(event: Event, at: string): Event {
  const occurredAt = believableTime(event.occurredAt, at);
  return occurredAt === event.occurredAt ? event : { ...event, occurredAt };
}

/** Normalises a payload. It is pure, so that none of its errors is transient. */
function normalise(channel: OpenChannel, payload: JsonObject, at: string): readonly InboundEvent[] | string {
  try {
    const events = channel.connector.normalise(payload, { ...channel.account, at });
    return events.map((event) => believably(event, at));
  } catch (error) {
    return errorMessage(error);
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
    return errorMessage(error);
  }
}

async function ingestEvent(
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
      if (await isOurs(deps, channel, event, payload)) return;
      return store(deps, channel, { event, payload, receivedAt: at });
    case "button_pressed":
    case "command_invoked":
    case "form_submitted":
      return ingestAnswerable(deps, channel, event, { payload, receivedAt: at });
    default:
      await applyInboundEvent(deps.database, channel, event, payload);
  }
}

async function ingestAnswerable(
  deps: IngestDependencies,
  channel: OpenChannel,
  event: ButtonPressed | CommandInvoked | FormSubmitted,
  arrived: Pick<InboundMessage, "payload" | "receivedAt">,
): Promise<void> {
  const form = event.kind === "button_pressed" ? await findForm(deps.database, channel, event) : null;
  // The form uses up the answer, so no reply can be tied to it.
  await store(deps, channel, { event: asMessage(event), ...arrived, ...(!form && { answer: event.answer }) });
  // It is acknowledged after it is stored, because the platform does not repeat an acknowledged press.
  if (event.answer) deps.acknowledge(channel, event.answer, form);
}

/** Whether it is the platform's echo of a message of ours that it names; then the message is given its name there. */
async function isOurs(
  { database }: IngestDependencies,
  { channelId, organizationId }: OpenChannel,
  event: MessageReceived,
  payload: JsonObject,
): Promise<boolean> {
  if (event.author !== "account" || (event.deliveryKey === undefined && !event.otherIds?.length))
    return false;
  return inOrganization(database, organizationId, async (tx) => {
    if (!(await adoptEcho(tx, channelId, event))) return false;
    await recordEvent(tx, channelId, event, payload);
    return true;
  });
}

async function store(
  deps: IngestDependencies,
  { channelId, organizationId }: OpenChannel,
  message: Omit<InboundMessage, "channelId" | "interest">,
): Promise<void> {
  const { event } = message;
  const interest =
    event.author === "contact"
      ? await deps.interestIn?.(organizationId, summarise(channelId, event))
      : undefined;
  const recorded = await deps.record({ channelId, ...message, interest });
  if (recorded.kind !== "recorded") return;
  deps.onRecorded(recorded);
  const { avatar } = event.from;
  if (avatar && recorded.contactId) await rememberAvatar(deps.database, recorded, channelId, avatar);
}
