export { claimDeliveries } from "./claim-deliveries.ts";
export { backoff, judge, type Verdict } from "./delivery.ts";
export { createDeliverer, type Deliverer, type DeliverDependencies } from "./deliver-message.ts";
export { settleUnconfirmed } from "./settle-unconfirmed.ts";
export { performNow } from "./perform-now.ts";
export { showTyping } from "./show-typing.ts";
