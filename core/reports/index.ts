import { defineRoom } from "../access/index.ts";
import { analyticsFollower } from "./follow-analytics.ts";
import { reportJobs } from "./jobs.ts";

export const reportsRoom = defineRoom({ name: "reports", follows: [analyticsFollower], jobs: reportJobs });
