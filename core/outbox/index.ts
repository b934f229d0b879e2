import { findWaitingEvents } from "./find-waiting-events.ts";
import { outboxJobs } from "./jobs.ts";
import { outboxRows } from "./tenant-rows.ts";

export { appendEvent, appendEvents, type Cause } from "./append.ts";
export { claimEvents, EVENT_LEASE, toClaimed, type ClaimedEvent, type ClaimedRow } from "./claim-batch.ts";
export { defineFollower, type Follower, type FollowerContext, type LoggedEvent } from "./follower.ts";
export { runFollowers, type Followers } from "./run-followers.ts";
export { WORK, type HubEvent } from "./events.ts";
export { MAX_ATTEMPTS, noteFailure } from "./give-up.ts";
export type { LoadMessageSummary, MessageSummary } from "./message-summary.ts";
export { openResponders, type Responders, type RespondersDependencies } from "./open-responders.ts";
export type { ClaimedMessage, HandledEvent, Interest, Responder, Response } from "./responder.ts";
export { outbox } from "./table.ts";

/** A `Room`, whose type this room comes before. */
export const outboxRoom = {
  name: "outbox",
  jobs: outboxJobs,
  health: { hub: findWaitingEvents },
  tenantRows: outboxRows,
} as const;
