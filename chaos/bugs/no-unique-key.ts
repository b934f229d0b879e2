import { sqlBug } from "./bug.ts";

/** Stores a repeated webhook a second time: neither a key nor a look beforehand prevents it. */
export const noUniqueKey = sqlBug(
  "no unique key on external ids",
  "alter table comm_inbound_events drop constraint comm_inbound_events_pkey",
  "drop index comm_messages_external",
  `do $bug$ begin
     execute replace(pg_get_functiondef('record_inbound'::regproc), 'x.external_id = e.external_id) = 0', 'x.external_id = e.external_id) >= 0');
   end $bug$`,
);
