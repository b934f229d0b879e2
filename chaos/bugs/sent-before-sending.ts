import { spoilBug } from "./bug.ts";

/** Marks a reply as sent when its send begins. */
export const sentBeforeSending = spoilBug(
  "sent before sending",
  "comm_deliveries",
  "update",
  "new.state = 'sending'",
  "new.state := 'sent'",
);
