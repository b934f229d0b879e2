import { defineJob } from "../define-job.ts";

/** Yesterday is counted again too: messages may arrive late. */
export const rollUpAnalytics = defineJob("roll-up-analytics", async ({ database }) => {
  await database.system.query("select roll_up_analytics(current_date - 1), roll_up_analytics(current_date)");
});
