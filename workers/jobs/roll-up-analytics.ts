import { defineJob } from "../define-job.ts";

/** Counts the days that events have changed (core/reports/follow-analytics.ts). */
export const rollUpAnalytics = defineJob("roll-up-analytics", async ({ database }) => {
  await database.system.query("select roll_up_stale_analytics()");
});
