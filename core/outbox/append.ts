import { newId } from "../kernel/ids.ts";
import type { Transaction } from "../database/index.ts";
import { WORK, type HubEvent } from "./events.ts";

/** What led to an event: the message or event behind it, and how long the chain already is. */
export type Cause = { readonly causedBy: string; readonly depth: number };

/** Tells of an event in the transaction that makes it true; both happen or neither does. */
export async function appendEvent(tx: Transaction, event: HubEvent, cause?: Cause): Promise<void> {
  const { kind, ...payload } = event;
  await tx.client.query({
    name: "append_event",
    text: `insert into outbox (organization_id, id, kind, conversation_id, payload, caused_by, depth, done_at)
      values ($1, $2, $3, $4, $5, $6, $7, case when $8 then null else clock_timestamp() end)`,
    values: [
      tx.organizationId,
      newId("obx"),
      kind,
      "conversationId" in event ? event.conversationId : null,
      payload,
      cause?.causedBy ?? null,
      cause?.depth ?? 0,
      WORK.has(kind),
    ],
  });
  tx.publish(event);
}
