import { retryWaiting as retry } from "../../core/inbound/index.ts";
import { defineJob } from "../define-job.ts";

export const retryWaiting = defineJob("retry-waiting", async ({ database, channels }) => {
  await retry(database, channels);
});
