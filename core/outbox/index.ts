export { appendEvent, type Cause } from "./append.ts";
export { claimEvents, completeEvents, EVENT_LEASE, type ClaimedEvent } from "./claim-batch.ts";
export { WORK, type HubEvent } from "./events.ts";
export { MAX_ATTEMPTS, noteFailure } from "./give-up.ts";
export { outbox } from "./table.ts";
