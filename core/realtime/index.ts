import { defineRoom } from "../access/index.ts";
import { realtimeEndpoints } from "./routes.ts";

export { type RealtimeDeps } from "./routes.ts";
export { openStreams, type Streams } from "./streams.ts";
export { createWhispers, type Whispers } from "./whispers.ts";

export const realtimeRoom = defineRoom({ name: "realtime", endpoints: realtimeEndpoints });
