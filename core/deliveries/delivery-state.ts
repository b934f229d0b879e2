/** queued → sending → sent → delivered → read | failed | unconfirmed. */
export type DeliveryState = "queued" | "sending" | "sent" | "delivered" | "read" | "failed" | "unconfirmed";

const RANK: Readonly<Record<DeliveryState, number>> = {
  queued: 0,
  sending: 1,
  unconfirmed: 2,
  failed: 2,
  sent: 3,
  delivered: 4,
  read: 5,
};

/** Receipts come twice and out of order: a state only ever moves forward, and "failed" never undoes a delivery. */
export const advances = (from: DeliveryState, to: DeliveryState): boolean =>
  to === "failed" ? RANK[from] <= RANK.sent && from !== "failed" : RANK[to] > RANK[from];
