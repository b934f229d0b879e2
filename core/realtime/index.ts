import { defineRoom } from "../access/index.ts";
import { realtimeEndpoints } from "./routes.ts";

export { type RealtimeDeps } from "./routes.ts";
export { openStreams, type Streams } from "./streams.ts";
export { createEphemeralEvents, type EphemeralEvents } from "./ephemeral-events.ts";

export const realtimeRoom = defineRoom({ name: "realtime", endpoints: realtimeEndpoints });
