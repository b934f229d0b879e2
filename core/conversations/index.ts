export { createRecorder, type Recorded, type RecordInbound } from "./record-inbound.ts";
export { toStoredPart, type Arrival } from "./arrival.ts";
export { DELIVERY_LEASE, LOOP_BUDGET, queueReplies, type DeliveryReference, type Queued, type Reply, type ReplyAuthor } from "./queue-reply.ts";
export { advances, type DeliveryState } from "./delivery-state.ts";
export { replaceText } from "./replace-text.ts";
