import { spoilBug } from "./bug.ts";

/** Renews the lease of a send for ever, so that it always looks alive. */
export const noExitTimer = spoilBug(
  "sends without a lease",
  "comm_deliveries",
  "update",
  "new.state = 'sending'",
  "new.lease_until := 'infinity'",
);
