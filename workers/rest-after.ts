import type { SyncOutcome } from "../core/inbound/index.ts";

const REST_AFTER_FAILURE_MS = 5_000;
/** A round without events takes at least as long, even where the platform answers at once instead of waiting for them. */
const IDLE_ROUND_MS = 1_000;

/** Says how long to wait after a round. Another process may hold the lease, or the platform may not respond. Neither justifies a busy loop. */
export function restAfter(outcome: Exclude<SyncOutcome, { kind: "unwanted" }>, tookMs: number): number {
  switch (outcome.kind) {
    case "more":
      return 0;
    case "idle":
      return Math.max(outcome.everyMs, IDLE_ROUND_MS - tookMs);
    case "elsewhere":
      return REST_AFTER_FAILURE_MS;
    case "failed":
      return Math.max(outcome.retryAfterMs ?? 0, REST_AFTER_FAILURE_MS);
  }
}
