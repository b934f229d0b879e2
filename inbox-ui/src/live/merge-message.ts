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
export function mergeMessage(known: LocalMessage, news: LocalMessage): LocalMessage {
  if (news.version < known.version) return known;
  return { ...news, delivery: mergeDelivery(known, news) };
}

/** A message after news of its delivery, unless more is known already. */
export function withDelivery(
  known: LocalMessage,
  news: Extract<LiveEvent, { kind: "delivery" }>,
): LocalMessage {
  if (news.version < known.version) return known;
  return {
    ...known,
    version: news.version,
    delivery: mergeDelivery(known, news),
    sentAt: news.sentAt ?? known.sentAt,
    position: news.position ?? known.position,
  };
}

type Report = { readonly version: number; readonly delivery: Delivery | null };

// A step back (a wait, another try) makes a new version; within one a delivery only goes on.
function mergeDelivery(known: Report, news: Report): Delivery | null {
  if (news.version > known.version || known.delivery === null || news.delivery === null)
    return news.delivery ?? known.delivery;
  return PROGRESS[news.delivery.state] < PROGRESS[known.delivery.state] ? known.delivery : news.delivery;
}
