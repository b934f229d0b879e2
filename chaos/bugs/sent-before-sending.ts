import { spoilBug } from "./bug.ts";

/** A reply is called sent as soon as somebody means to send it. */
export const sentBeforeSending = spoilBug(
  "sent before sending",
  "comm_deliveries",
  "update",
  "new.state = 'sending'",
  "new.state := 'sent'",
);
