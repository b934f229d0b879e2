import type { DefaultJobOptions, JobsOptions, RepeatOptions } from "bullmq";
import type { AddOptions, ProcessOptions, Recurrence } from "./queue.ts";

const KEEP_FAILED = 100;

/** Our words for adding, in BullMQ's. */
export function jobOptions({ delayMs = 0, deduplicationId }: AddOptions): JobsOptions {
  if (deduplicationId === undefined) return { delay: delayMs };
  // `reschedule` only without a delay: it takes the newcomer's time, and a later one must not put off a sooner one.
  return {
    delay: delayMs,
    deduplication: { id: deduplicationId, keepLastIfActive: true, reschedule: delayMs === 0 },
  };
}

/** Our words for retrying, in BullMQ's. */
export function retryPolicy({
  attempts = 1,
  backoff = { kind: "exponential", delayMs: 1_000 },
}: ProcessOptions): DefaultJobOptions {
  return {
    attempts,
    backoff: { type: backoff.kind, delay: backoff.delayMs },
    removeOnComplete: true,
    removeOnFail: { count: KEEP_FAILED },
  };
}

/** Our words for repeating, in BullMQ's. */
export function repeatOptions(recurrence: Recurrence): RepeatOptions {
  if ("everyMs" in recurrence) return { every: recurrence.everyMs };
  return { pattern: recurrence.cron, tz: recurrence.timeZone ?? "UTC" };
}
