import { spoilBug } from "./bug.ts";

/** A send never stops looking alive. */
export const noExitTimer = spoilBug(
  "sends without a lease",
  "comm_deliveries",
  "update",
  "new.state = 'sending'",
  "new.lease_until := 'infinity'",
);
