export type { Frame } from "./frame.ts";
export { realtimeEndpoints, type RealtimeDeps } from "./routes.ts";
export { openStreams, type Streams } from "./streams.ts";
export { createWhispers, type Whispers } from "./whispers.ts";
