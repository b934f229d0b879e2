import { spoilBug } from "./bug.ts";

/** A send whose fate nobody knows is made again. */
export const blindResend = spoilBug(
  "blind resend",
  "comm_deliveries",
  "update",
  "new.state = 'unconfirmed'",
  "new.state := 'queued'",
);
