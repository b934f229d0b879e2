export { ingestPayloads, receiveWebhook, type ReceiveDependencies } from "./receive-webhook.ts";
export { replayEvent } from "./replay-event.ts";
export { inboundRoutes } from "./routes.ts";
export { retryWaiting } from "./retry-waiting.ts";
export { syncChannel } from "./sync-channel.ts";
