import type { Database } from "../database/index.ts";
import type { ClaimedEvent } from "./claim-batch.ts";

/** How often an event is tried before a person has to look at it. */
export const MAX_ATTEMPTS = 5;

/**
 * Writes down that handling an event failed. It stays leased, so that it is tried again when the lease ends; after the
 * last attempt it is closed with its error, visible in health, and the conversation's line moves on. Whoever holds it no
 * longer has nothing to say.
 */
export async function noteFailure(
  database: Database,
  claimed: ClaimedEvent,
  error: string,
): Promise<"again" | "given_up"> {
  const last = claimed.attempts >= MAX_ATTEMPTS;
  await database.system.query(
    `update outbox set last_error = $3, lease_until = clock_timestamp() + make_interval(secs => least(60, 2 ^ attempts)),
       done_at = case when $4 then clock_timestamp() end
     where organization_id = $1 and id = $2 and done_at is null and attempts = $5`,
    [claimed.organizationId, claimed.id, error.slice(0, 2000), last, claimed.attempts],
  );
  return last ? "given_up" : "again";
}
