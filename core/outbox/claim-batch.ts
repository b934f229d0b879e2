import type { Database } from "../database/index.ts";
import type { ConversationId, OrganizationId, OutboxId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { HubEvent } from "./events.ts";
import type { MessageSummary } from "./message-summary.ts";

/** An event this process holds a lease on; nobody else works on it, nor on a later one of its conversation, until the lease ends. */
export type ClaimedEvent = {
  readonly organizationId: OrganizationId;
  readonly id: OutboxId;
  readonly conversationId: ConversationId;
  readonly event: HubEvent;
  readonly causedBy: string | null;
  readonly depth: number;
  /** Counted when taken, not when failed. */
  readonly attempts: number;
  /** Known to the process that stored the message, which then need not read it again. */
  readonly summary?: MessageSummary;
};

/** How long a claimed event stays with its process. */
export const EVENT_LEASE = "30 seconds";

export type ClaimedRow = {
  organization_id: OrganizationId;
  outbox_id: OutboxId;
  kind: HubEvent["kind"];
  conversation_id: ConversationId;
  payload: object;
  caused_by: string | null;
  depth: number;
  attempts: number;
};

/** Takes over up to `wanted` events nobody works on: inserted without a lease, or left by a process that died. */
export async function claimEvents(database: Database, wanted: number): Promise<ClaimedEvent[]> {
  const { rows } = await database.system.query<ClaimedRow>({
    name: "claim_events",
    text: "select * from claim_events($1, $2)",
    values: [wanted, EVENT_LEASE],
  });
  return rows.map(toClaimed);
}

/** A row of `claim_events` and its like, in our words. */
export const toClaimed = (row: ClaimedRow): ClaimedEvent => ({
  organizationId: row.organization_id,
  id: row.outbox_id,
  conversationId: row.conversation_id,
  event: unsafeCast<HubEvent>({ kind: row.kind, ...row.payload }),
  causedBy: row.caused_by,
  depth: row.depth,
  attempts: row.attempts,
});
