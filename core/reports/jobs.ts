import type { Job } from "../access/index.ts";
import type { Database } from "../database/index.ts";

export const reportJobs: readonly Job<{ readonly database: Database }>[] = [
  {
    name: "roll-up-analytics",
    recurrence: { everyMs: 600_000 },
    // Counts the days that events have changed: the follower marks them.
    run: ({ database }) => database.system.query("select roll_up_stale_analytics()"),
  },
];
