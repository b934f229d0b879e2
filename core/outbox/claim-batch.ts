import type { Database } from "../database/index.ts";
import type { ConversationId, OrganizationId, OutboxId } from "../kernel/ids.ts";
import type { HubEvent } from "./events.ts";

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
};

/** How long a claimed event stays with its process. */
export const EVENT_LEASE = "30 seconds";

type Row = { organization_id: OrganizationId; outbox_id: OutboxId; kind: HubEvent["kind"]; conversation_id: ConversationId; payload: object; caused_by: string | null; depth: number; attempts: number };

/** Takes over up to `wanted` events nobody works on: born unclaimed, or left by a process that died. */
export async function claimEvents(database: Database, wanted: number): Promise<ClaimedEvent[]> {
  const { rows } = await database.system.query<Row>({ name: "claim_events", text: "select * from claim_events($1, $2)", values: [wanted, EVENT_LEASE] });
  return rows.map(toClaimed);
}

/** Ticks events off and claims the next one of each of their conversations. */
export async function completeEvents(database: Database, done: readonly Pick<ClaimedEvent, "organizationId" | "id">[]): Promise<ClaimedEvent[]> {
  const { rows } = await database.system.query<Row>({
    name: "complete_events",
    text: "select * from complete_events($1, $2, $3)",
    values: [done.map((one) => one.organizationId), done.map((one) => one.id), EVENT_LEASE],
  });
  return rows.map(toClaimed);
}

const toClaimed = (row: Row): ClaimedEvent => ({
  organizationId: row.organization_id,
  id: row.outbox_id,
  conversationId: row.conversation_id,
  event: { kind: row.kind, ...row.payload } as HubEvent,
  causedBy: row.caused_by,
  depth: row.depth,
  attempts: row.attempts,
});
