export { analyticsFollower } from "./follow-analytics.ts";
