import { newId } from "../kernel/ids.ts";
import { storableJson } from "../kernel/storable.ts";
import type { Transaction } from "../database/index.ts";
import { WORK, type HubEvent } from "./events.ts";

/** What led to an event: the message or event behind it, and how long the chain already is. */
export type Cause = { readonly causedBy: string; readonly depth: number };

/** Appends an event in the transaction that makes it true; both happen or neither does. */
export const appendEvent = (tx: Transaction, event: HubEvent, cause?: Cause): Promise<void> =>
  appendEvents(tx, [event], cause);

/** Appends events, in their order, in the transaction that makes them true. */
export async function appendEvents(
  tx: Transaction,
  events: readonly HubEvent[],
  cause?: Cause,
): Promise<void> {
  if (events.length === 0) return;
  await tx.client.query({
    name: "append_events",
    text: "select append_events(array(select e from jsonb_populate_recordset(null::event_row, $1) e), null)",
    values: [storableJson(events.map((event) => toRow(tx, event, cause)))],
  });
  for (const event of events) tx.publish(event);
}

function toRow(tx: Transaction, event: HubEvent, cause: Cause | undefined) {
  const { kind, ...payload } = event;
  return {
    organization_id: tx.organizationId,
    id: newId("obx"),
    kind,
    conversation_id: "conversationId" in event ? event.conversationId : null,
    payload,
    caused_by: cause?.causedBy ?? null,
    depth: cause?.depth ?? 0,
    done: !WORK.has(kind),
  };
}
