import type { Job } from "../access/index.ts";
import type { ChannelAccess } from "../channels/index.ts";
import type { Database } from "../database/index.ts";
import { retryWaiting } from "./retry-waiting.ts";

type Deps = { readonly database: Database; readonly channels: ChannelAccess };

export const inboundJobs: readonly Job<Deps>[] = [
  {
    name: "retry-waiting",
    recurrence: { everyMs: 10_000 },
    run: ({ database, channels }) => retryWaiting(database, channels),
  },
];
