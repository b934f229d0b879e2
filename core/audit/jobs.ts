import type { Job } from "../access/index.ts";
import type { Database } from "../database/index.ts";
import { removeOldAnswers } from "./remove-old-answers.ts";

export const auditJobs: readonly Job<{ readonly database: Database }>[] = [
  {
    name: "remove-old-answers",
    recurrence: { everyMs: 3_600_000 },
    run: ({ database }) => removeOldAnswers(database),
  },
];
