export { createDeliverer, type Deliverer, type DeliverDependencies } from "./deliver-message.ts";
export { performNow } from "./perform-now.ts";
export { showTyping } from "./show-typing.ts";
