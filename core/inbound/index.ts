import { defineRoom } from "../access/index.ts";
import { inboundJobs } from "./jobs.ts";

export { ingestPayloads, receiveWebhook, type ReceiveDependencies } from "./receive-webhook.ts";
export { replayEvent } from "./replay-event.ts";
export { inboundRoutes } from "./routes.ts";
export { syncChannel } from "./sync-channel.ts";

export const inboundRoom = defineRoom({ name: "inbound", jobs: inboundJobs });
