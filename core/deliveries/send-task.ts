import type { ChannelId, ConversationId, MessageId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { DeliveryReference } from "./delivery-reference.ts";
import type { Button, Mark, ThreadReference } from "../protocol/index.ts";

export type Operation = "send" | "edit" | "delete" | "react" | "answer_button" | "mark_read";

/** Whether doing it twice is doing it once: everything but saying something. */
export const isRepeatable = (operation: Operation): boolean => operation !== "send";

/** A delivery in the state `sending`, with everything needed to carry it out. `attempt` is already counted. */
export type SendTask = {
  readonly organizationId: OrganizationId;
  readonly id: string;
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly channelId: ChannelId;
  readonly operation: Operation;
  readonly payload: JsonObject;
  readonly attempt: number;
  /** Attempts, this one among them, since a person last decided; without those that the platform asked to wait. */
  readonly tries: number;
  /** How often the platform asked to wait since then. */
  readonly rateLimitWaits: number;
  readonly partsSent: number;
  readonly thread: ThreadReference;
  readonly body: string;
  readonly marks: readonly Mark[];
  readonly parts: readonly JsonObject[];
  readonly buttons: readonly (readonly Button[])[] | null;
  readonly replyTo: string | null;
  readonly externalId: string | null;
  /** What else the platform calls it, for a deletion: a message may have taken several calls, and a call may make several messages. */
  readonly furtherIds: readonly string[];
  readonly authorName: string;
  readonly automatic: boolean;
  /** Taken back meanwhile. */
  readonly deleted: boolean;
  /** For how long nobody has known whether the platform accepted the call that is next; null where that is no question. */
  readonly doubtedForMs: number | null;
};

/** Longer than any connector's call may take, with time to write its outcome down: a lease that ends first would make a running send look dead. */
export const SENDING_LEASE = "90 seconds";

/** Keeps room for replies that are sent as soon as they are stored. */
export type ReserveSlots = (wanted: number) => SendSlots;

/** Slots reserved for deliveries that are about to be inserted as `sending`. */
export type SendSlots = {
  /** How many of those asked for were free. */
  readonly count: number;
  /** Carries out what was stored as `sending`; slots it does not need are free again. */
  begin(tasks: readonly SendTask[]): void;
  /** Queues again whatever of these was inserted as `sending` although its writer never heard so: nothing of it has left. */
  requeue(deliveries: readonly Pick<DeliveryReference, "organizationId" | "id">[]): void;
};
