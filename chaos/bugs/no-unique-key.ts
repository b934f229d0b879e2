import { sqlBug } from "./bug.ts";

/** Stores a repeated webhook a second time. */
export const noUniqueKey = sqlBug(
  "no unique key on external ids",
  "alter table comm_inbound_events drop constraint comm_inbound_events_pkey",
  "drop index comm_messages_external",
);
