import { spoilBug } from "./bug.ts";

/** Resends a message although nobody knows whether the first send arrived. */
export const blindResend = spoilBug(
  "blind resend",
  "comm_deliveries",
  "update",
  "new.state = 'unconfirmed'",
  "new.state := 'queued'",
);
