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

/** The later truth of two reports of one message, whichever order they came in. */
export function mergeMessage(known: LocalMessage, incoming: LocalMessage): LocalMessage {
  if (incoming.version < known.version) return known;
  return { ...incoming, delivery: mergeDelivery(known, incoming) };
}

/** A message after news of its delivery, unless more is known already. */
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

// A step back (a wait, another try) makes a new version; within one a delivery only goes on.
function mergeDelivery(known: Report, incoming: Report): Delivery | null {
  if (incoming.version > known.version || known.delivery === null || incoming.delivery === null)
    return incoming.delivery ?? known.delivery;
  return PROGRESS[incoming.delivery.state] < PROGRESS[known.delivery.state]
    ? known.delivery
    : incoming.delivery;
}
