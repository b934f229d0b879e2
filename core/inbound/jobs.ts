import type { Job } from "../access/index.ts";
import { describeUnknown, type DescribeDependencies } from "./describe/describe-unknown.ts";
import { retryWaiting } from "./retry-waiting.ts";

export const inboundJobs: readonly Job<DescribeDependencies>[] = [
  {
    name: "retry-waiting",
    recurrence: { everyMs: 10_000 },
    run: ({ database, channels }) => retryWaiting(database, channels),
  },
  { name: "describe-unknown", recurrence: { everyMs: 5_000 }, run: describeUnknown },
];
