import type { Job } from "../access/index.ts";
import type { Database } from "../database/index.ts";
import { cleanSessions } from "./clean-sessions.ts";

export const identityJobs: readonly Job<{ readonly database: Database }>[] = [
  {
    name: "clean-sessions",
    recurrence: { everyMs: 3_600_000 },
    run: ({ database }) => cleanSessions(database),
  },
];
