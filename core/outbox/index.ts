export { appendEvent, type Cause } from "./append.ts";
export {
  claimEvents,
  EVENT_LEASE,
  toClaimed,
  type ClaimedEvent,
  type ClaimedRow,
  type Glance,
} from "./claim-batch.ts";
export { WORK, type HubEvent } from "./events.ts";
export { MAX_ATTEMPTS, noteFailure } from "./give-up.ts";
export { outbox } from "./table.ts";
export { removeOldEvents } from "./remove-old-events.ts";
