import type { Job } from "../access/index.ts";
import type { Database } from "../database/index.ts";
import { wakeSnoozed } from "./wake-snoozed.ts";

type Deps = { readonly database: Database; readonly announce: (organizationId: string) => void };

export const conversationJobs: readonly Job<Deps>[] = [
  {
    name: "wake-snoozed",
    recurrence: { everyMs: 15_000 },
    run: async ({ database, announce }) => (await wakeSnoozed(database)).forEach(announce),
  },
];
