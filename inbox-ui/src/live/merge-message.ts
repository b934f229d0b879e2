import type { Delivery, DeliveryState } from "../api/types.ts";
import type { LocalMessage } from "./state.ts";

const PROGRESS: Readonly<Record<DeliveryState, number>> = { queued: 0, sending: 1, failed: 1, unconfirmed: 1, sent: 2, delivered: 3, read: 4 };

/** The later truth of two reports of one message, whichever order they came in. */
export function mergeMessage(known: LocalMessage, news: LocalMessage): LocalMessage {
  if (news.version < known.version) return { ...known, delivery: mergeDelivery(known.delivery, news.delivery) };
  return { ...news, delivery: mergeDelivery(known.delivery, news.delivery) };
}

/** A delivery never goes back once the platform took it; a retry may leave `failed` and `unconfirmed`. */
export function mergeDelivery(known: Delivery | null, news: Delivery | null): Delivery | null {
  if (known === null || news === null) return news ?? known;
  return PROGRESS[known.state] >= PROGRESS.sent && PROGRESS[news.state] < PROGRESS[known.state] ? known : news;
}
