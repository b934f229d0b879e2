import { defineRoom } from "../access/index.ts";
import { outboundEndpoints } from "./routes.ts";

export { createDeliverer, type Deliverer, type DeliverDependencies } from "./deliver-message.ts";
export { acknowledge } from "./acknowledge.ts";
export { showTyping } from "./show-typing.ts";

export const outboundRoom = defineRoom({ name: "outbound", endpoints: outboundEndpoints });
