import { wakeSnoozed as wake } from "../../core/conversations/index.ts";
import { defineJob } from "../define-job.ts";

export const wakeSnoozed = defineJob("wake-snoozed", async ({ database, announce }) =>
  (await wake(database)).forEach(announce),
);
