import { defineRoom } from "../access/index.ts";
import { reportJobs } from "./jobs.ts";

export { analyticsFollower } from "./follow-analytics.ts";

export const reportsRoom = defineRoom({ name: "reports", jobs: reportJobs });
