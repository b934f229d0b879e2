import type { Recurrence } from "../core/queue/index.ts";

/** Every job there is and how often it looks at its rows; whoever works shares them, so each round runs in one process. */
export const SCHEDULE = {
  "wake-snoozed": { everyMs: 15_000 },
  "retry-waiting": { everyMs: 10_000 },
  "check-channels": { everyMs: 300_000 },
  "roll-up-analytics": { everyMs: 600_000 },
  "remove-old": { everyMs: 3_600_000 },
  "remove-unsent-uploads": { everyMs: 3_600_000 },
  "remove-orphaned-files": { everyMs: 86_400_000 },
} as const satisfies Readonly<Record<string, Recurrence>>;

export type JobName = keyof typeof SCHEDULE;

/** Jobs carry nothing: the rows say what is due. */
export type HubJobs = Record<JobName, Record<string, never>>;
