export { appendEvent, type Cause } from "./append.ts";
export { claimEvents, EVENT_LEASE, toClaimed, type ClaimedEvent, type ClaimedRow } from "./claim-batch.ts";
export { WORK, type HubEvent } from "./events.ts";
export { MAX_ATTEMPTS, noteFailure } from "./give-up.ts";
export type { LoadMessageSummary, MessageSummary } from "./message-summary.ts";
export { openResponders, type Responders, type RespondersDependencies } from "./open-responders.ts";
export type { ClaimedMessage, HandledEvent, Interest, Responder, Response } from "./responder.ts";
export { outbox } from "./table.ts";
export { removeOldEvents } from "./remove-old-events.ts";
