import { defineRoom } from "../access/index.ts";

export { DELIVERY_LEASE, type DeliveryReference } from "./delivery-reference.ts";
export { advances, type DeliveryState } from "./delivery-state.ts";
export {
  isRepeatable,
  SENDING_LEASE,
  type Operation,
  type ReserveSlots,
  type SendSlots,
  type SendTask,
} from "./send-task.ts";
export { adoptEcho } from "./adopt-echo.ts";
export type { DeliveryPayload } from "./delivery-payload.ts";
export { queueOperation } from "./queue-operation.ts";
export { queueReadMark } from "./queue-read-mark.ts";
export { confirmDelivery, retryChange, retryDelivery } from "./retry-delivery.ts";
export {
  carriedKind,
  requireDelete,
  requireEdit,
  requireParts,
  requireReaction,
  type ChannelCapabilities,
  type SentMessage,
} from "./capability-checks.ts";
export { isButtonWithin, isOfTwo, requireAnswerable } from "./require-answerable.ts";
export { beginDelivery, sendContext, type SendDeps, type SendContext } from "./send-context.ts";
export { providerState } from "./provider-state.ts";
export { readDeliveryLog } from "./read-delivery-log.ts";
export { claimDeliveries } from "./claim-deliveries.ts";
export { beginSending } from "./begin-sending.ts";
export { nextDeliveryState, MAX_ATTEMPTS } from "./next-delivery-state.ts";
export { settlesBy } from "./settles-by.ts";
export { recordReceipts, type Outcome } from "./record-receipt.ts";
export { dropHeldBack, holdBack } from "./hold-back.ts";
export { holdDeliveries, type Held } from "./hold-deliveries.ts";
export { requeueDeliveries } from "./requeue-deliveries.ts";
export { pauseSending } from "./pause-sending.ts";
export { recoverStuckSends } from "./recover-stuck-sends.ts";
export { moveDelivery } from "./move-delivery.ts";
export { mergeReceipt, mergeThreadRead } from "./merge-receipt.ts";

/** What becomes of a message on its way out. Its rows belong to messages, so conversations brings the walk's. */
export const deliveriesRoom = defineRoom({ name: "deliveries" });
