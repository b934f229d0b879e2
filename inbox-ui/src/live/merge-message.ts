import type { Delivery, DeliveryState } from "../api/types.ts";
import type { LiveEvent, LocalMessage } from "./state.ts";

const PROGRESS: Readonly<Record<DeliveryState, number>> = {
  queued: 0,
  sending: 1,
  failed: 2,
  unconfirmed: 2,
  sent: 3,
  delivered: 4,
  read: 5,
};

/** Merges two reports of a message, in whichever order they arrived. */
export function mergeMessage(known: LocalMessage, incoming: LocalMessage): LocalMessage {
  if (incoming.version < known.version) return known;
  return { ...incoming, delivery: mergeDelivery(known, incoming) };
}

/** Applies a delivery update to a message unless a newer one is known. */
export function withDelivery(
  known: LocalMessage,
  incoming: Extract<LiveEvent, { kind: "delivery" }>,
): LocalMessage {
  if (incoming.version < known.version) return known;
  return {
    ...known,
    version: incoming.version,
    delivery: mergeDelivery(known, incoming),
    sentAt: incoming.sentAt ?? known.sentAt,
    position: incoming.position ?? known.position,
  };
}

type Report = { readonly version: number; readonly delivery: Delivery | null };

// A step back, such as a retry, makes a new version. Within a version a delivery only advances.
function mergeDelivery(known: Report, incoming: Report): Delivery | null {
  if (incoming.version > known.version || known.delivery === null || incoming.delivery === null)
    return incoming.delivery ?? known.delivery;
  return PROGRESS[incoming.delivery.state] < PROGRESS[known.delivery.state]
    ? known.delivery
    : incoming.delivery;
}
