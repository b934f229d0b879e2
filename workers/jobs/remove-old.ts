import { cleanSessions } from "../../core/identity/index.ts";
import { removeOldEvents } from "../../core/outbox/index.ts";
import { defineJob } from "../define-job.ts";

export const removeOld = defineJob("remove-old", async ({ database }) => {
  await removeOldEvents(database);
  await cleanSessions(database);
});
