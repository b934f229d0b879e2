import { defineRoom } from "../access/index.ts";
import { analyticsFollower } from "./follow-analytics.ts";
import { reportJobs } from "./jobs.ts";
import { reportRows } from "./tenant-rows.ts";

export const reportsRoom = defineRoom({
  name: "reports",
  follows: [analyticsFollower],
  jobs: reportJobs,
  tenantRows: reportRows,
});
