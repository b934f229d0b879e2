import { inOrganization, type Database } from "../../database/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import { listMemberships } from "./queries.ts";

/**
 * Tells open pages, in each of a person's organizations, that something about the person is another thing now: their own ask
 * at once whether they are still signed in, a session being the person's and a stream one organization's. Not in the
 * transaction that changed it, whose role may not write the outbox; what is lost in between the next heartbeat finds.
 */
export async function publishUserChange(database: Database, userId: UserId): Promise<void> {
  for (const { id } of await listMemberships(database, userId))
    await inOrganization(database, id, (tx) => appendEvent(tx, { kind: "member_changed", userId }));
}
