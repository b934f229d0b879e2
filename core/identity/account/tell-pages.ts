import { inOrganization, type Database } from "../../database/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import { listMemberships } from "./queries.ts";

/**
 * Has a person's open pages ask at once whether they are still signed in: in each of their organizations, as a session is
 * the person's and a stream one organization's. Not in the transaction that ended the session, whose role may not write
 * the outbox; what is lost in between the pages' next heartbeat finds.
 */
export async function tellPages(database: Database, userId: UserId): Promise<void> {
  for (const { id } of await listMemberships(database, userId)) await inOrganization(database, id, (tx) => appendEvent(tx, { kind: "member_changed", userId }));
}
