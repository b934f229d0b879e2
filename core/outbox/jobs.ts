import type { Database } from "../database/index.ts";
import { removeOldEvents } from "./remove-old-events.ts";

type Deps = { readonly database: Database };

export const outboxJobs = [
  {
    name: "remove-old-events",
    recurrence: { everyMs: 3_600_000 },
    run: ({ database }: Deps) => removeOldEvents(database),
  },
];
