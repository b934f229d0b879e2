export { DELIVERY_LEASE, type DeliveryReference } from "./delivery-reference.ts";
export { advances, type DeliveryState } from "./delivery-state.ts";
export {
  isRepeatable,
  SENDING_LEASE,
  type Operation,
  type Reserve,
  type Room,
  type SendTask,
} from "./send-task.ts";
export { queueOperation } from "./queue-operation.ts";
export { confirmDelivery, retryChange, retryDelivery } from "./settle-delivery.ts";
export { requireDelete, requireEdit, requireParts, requireReaction, type Carried } from "./carriage.ts";
export { beginDelivery, sendContext, type SendDeps, type Way } from "./send-context.ts";
export { whereabouts } from "./provider-state.ts";
export { readLedger } from "./read-ledger.ts";
export { claimDeliveries } from "./claim-deliveries.ts";
export { beginSending } from "./begin-sending.ts";
export { judge, MAX_ATTEMPTS } from "./delivery.ts";
export { recordReceipts, type Outcome } from "./record-receipt.ts";
export { holdDeliveries, type Held } from "./hold-deliveries.ts";
export { takeBack } from "./take-back.ts";
export { pauseSending } from "./pause-sending.ts";
export { settleUnconfirmed } from "./settle-unconfirmed.ts";
export { moveDelivery } from "./move-delivery.ts";
export { mergeReceipt, mergeThreadRead } from "./merge-receipt.ts";
