import type { Job } from "../define-job.ts";
import { checkChannels } from "./check-channels.ts";
import { removeOld } from "./remove-old.ts";
import { removeUnsentUploads } from "./remove-unsent-uploads.ts";
import { removeOrphanedFiles } from "./remove-orphaned-files.ts";
import { retryWaiting } from "./retry-waiting.ts";
import { rollUpAnalytics } from "./roll-up-analytics.ts";
import { wakeSnoozed } from "./wake-snoozed.ts";

/** Every job that works here; a new one is a file and a line. */
export const jobs: readonly Job[] = [
  checkChannels,
  wakeSnoozed,
  retryWaiting,
  rollUpAnalytics,
  removeOld,
  removeUnsentUploads,
  removeOrphanedFiles,
];
